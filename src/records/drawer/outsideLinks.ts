import { t } from '@grafana/i18n';
import { type JsonObject } from '@provlogs/schema/record';

import { textAt } from './recordDocument';

/** Addresses of the data source's settings; a link without one is not offered. */
export interface LinkSettings {
  /** `https://entra.microsoft.com`, or another cloud's. */
  entraUrl?: string;
  /** Kibana's address, with the space's path if there is one. */
  kibanaUrl?: string;
  /** Id of Kibana's data view; its default one when left out. */
  kibanaDataView?: string;
}

export interface OutsideLink {
  label: string;
  href: string;
}

/** Minutes around the record that Kibana shows. */
const AROUND_MS = 15 * 60_000;

/** The record's application in Entra and the record in Kibana, as far as settings and record allow. */
export function outsideLinks(document: JsonObject, settings: LinkSettings): OutsideLink[] {
  const entra = baseOf(settings.entraUrl);
  const kibana = baseOf(settings.kibanaUrl);
  const application = textAt(document, 'provisioning.application.id');
  const record = textAt(document, 'event.id');
  const time = Date.parse(textAt(document, '@timestamp') ?? '');
  const links: OutsideLink[] = [];
  if (entra !== undefined && application !== undefined) {
    const page = '/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/ProvisioningActivity/objectId/';
    links.push({
      label: t('drawer.inEntra', 'Application in Entra'),
      href: entra + page + encodeURIComponent(application),
    });
  }
  if (kibana !== undefined && record !== undefined && !Number.isNaN(time)) {
    const dataView = settings.kibanaDataView
      ? `dataSource:(dataViewId:${rison(settings.kibanaDataView)},type:dataView),`
      : '';
    const query = rison(`event.id: ${kql(record)}`);
    const [from, to] = [time - AROUND_MS, time + AROUND_MS].map((at) => rison(new Date(at).toISOString()));
    const globalState = encodeURIComponent(`(time:(from:${from},to:${to}))`);
    const appState = encodeURIComponent(`(${dataView}query:(language:kuery,query:${query}))`);
    links.push({
      label: t('drawer.inKibana', 'Record in Kibana'),
      href: `${kibana}/app/discover#/?_g=${globalState}&_a=${appState}`,
    });
  }
  return links;
}

/** The address without a slash at its end; undefined for everything that is no web page's. */
function baseOf(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\/[^\s?#]+$/i.test(url) ? url.replace(/\/+$/, '') : undefined;
}

/** A text in Rison, the notation of Kibana's addresses. */
function rison(text: string): string {
  return `'${text.replace(/[!']/g, '!$&')}'`;
}

/** A text in Kibana's query language. */
function kql(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
