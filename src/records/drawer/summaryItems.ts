import { type TimeZone } from '@grafana/schema';
import { type JsonObject } from '@provlogs/schema/record';

import { durationText, timeText } from '../cellText';
import { wordsFor } from '../words';

import { textAt, valueAt } from './recordDocument';

export interface SummaryItem {
  label: string;
  text: string;
  /** What is copied; the text, unless something else serves machines better. */
  copied: string;
}

export interface SummaryGroup {
  title: string;
  items: SummaryItem[];
}

/** The record's ids, names and times in groups. What the record does not have is left out. */
export function summaryGroups(document: JsonObject, timeZone: TimeZone): SummaryGroup[] {
  const item = (label: string, path: string): SummaryItem[] => {
    const text = textAt(document, path);
    return text === undefined ? [] : [{ label, text: wordsFor(path, text), copied: text }];
  };
  const time = (label: string, path: string): SummaryItem[] => {
    const text = textAt(document, path);
    return text === undefined ? [] : [{ label, text: timeText(text, timeZone), copied: text }];
  };
  const duration = valueAt(document, 'event.duration');
  const groups: SummaryGroup[] = [
    {
      title: 'Source',
      items: [
        ...item('Source name', 'provisioning.source_identity.name'),
        ...item('Source ID', 'provisioning.source_identity.id'),
        ...item('Source type', 'provisioning.source_identity.type'),
        ...item('Source system', 'provisioning.source_system.name'),
        ...item('Source system ID', 'provisioning.source_system.id'),
      ],
    },
    {
      title: 'Target',
      items: [
        ...item('Target name', 'provisioning.target_identity.name'),
        ...item('Target ID', 'provisioning.target_identity.id'),
        ...item('Target type', 'provisioning.target_identity.type'),
        ...item('Target system', 'provisioning.target_system.name'),
        ...item('Target system ID', 'provisioning.target_system.id'),
      ],
    },
    {
      title: 'Application',
      items: [
        ...item('Application', 'provisioning.application.name'),
        ...item('Application ID', 'provisioning.application.id'),
      ],
    },
    {
      title: 'Event',
      items: [
        ...time('Activity time', '@timestamp'),
        ...(typeof duration === 'number'
          ? [{ label: 'Duration', text: durationText(duration), copied: durationText(duration) }]
          : []),
        ...item('Action', 'provisioning.action'),
        ...item('Status', 'provisioning.status'),
        ...item('Initiated by', 'provisioning.initiated_by.name'),
        ...item('Initiator type', 'provisioning.initiated_by.type'),
        ...item('Change ID', 'provisioning.change_id'),
        ...item('Cycle ID', 'provisioning.cycle_id'),
        ...item('Job ID', 'provisioning.job_id'),
        ...item('Record ID', 'event.id'),
        ...item('Tenant ID', 'organization.id'),
        ...time('Ingested', 'event.ingested'),
      ],
    },
  ];
  return groups.filter(({ items }) => items.length > 0);
}
