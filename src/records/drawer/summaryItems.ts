import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { type JsonObject } from '@provlogs/schema/record';

import { fieldLabel } from '../../fieldLabels';
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
  const item = (path: string, label = fieldLabel(path)): SummaryItem[] => {
    const text = textAt(document, path);
    return text === undefined ? [] : [{ label, text: wordsFor(path, text), copied: text }];
  };
  const time = (path: string, label = fieldLabel(path)): SummaryItem[] => {
    const text = textAt(document, path);
    return text === undefined ? [] : [{ label, text: timeText(text, timeZone), copied: text }];
  };
  const duration = valueAt(document, 'event.duration');
  const groups: SummaryGroup[] = [
    {
      title: t('summary.source', 'Source'),
      items: [
        ...item('provisioning.source_identity.name', t('summary.sourceName', 'Source name')),
        ...item('provisioning.source_identity.id'),
        ...item('provisioning.source_identity.type'),
        ...item('provisioning.source_system.name'),
        ...item('provisioning.source_system.id'),
      ],
    },
    {
      title: t('summary.target', 'Target'),
      items: [
        ...item('provisioning.target_identity.name', t('summary.targetName', 'Target name')),
        ...item('provisioning.target_identity.id'),
        ...item('provisioning.target_identity.type'),
        ...item('provisioning.target_system.name'),
        ...item('provisioning.target_system.id'),
      ],
    },
    {
      title: fieldLabel('provisioning.application.name'),
      items: [...item('provisioning.application.name'), ...item('provisioning.application.id')],
    },
    {
      title: t('summary.event', 'Event'),
      items: [
        ...time('@timestamp', t('summary.activityTime', 'Activity time')),
        ...(typeof duration === 'number'
          ? [{ label: fieldLabel('event.duration'), text: durationText(duration), copied: durationText(duration) }]
          : []),
        ...item('provisioning.action'),
        ...item('provisioning.status'),
        ...item('provisioning.initiated_by.name'),
        ...item('provisioning.initiated_by.type'),
        ...item('provisioning.change_id'),
        ...item('provisioning.cycle_id'),
        ...item('provisioning.job_id'),
        ...item('event.id'),
        ...item('organization.id'),
        ...time('event.ingested'),
      ],
    },
  ];
  return groups.filter(({ items }) => items.length > 0);
}
