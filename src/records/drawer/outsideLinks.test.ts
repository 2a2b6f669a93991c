import { FAILED } from '../testing/documents';

import { outsideLinks } from './outsideLinks';

const event = (id: string) => ({ ...FAILED, event: { id } });

describe('links to other pages', () => {
  it('are not offered while their addresses are not set, or are none', () => {
    expect(outsideLinks(FAILED, {})).toEqual([]);
    expect(outsideLinks(FAILED, { entraUrl: 'javascript:alert(1)//', kibanaUrl: '' })).toEqual([]);
    expect(outsideLinks(FAILED, { entraUrl: 'entra.microsoft.com', kibanaUrl: 'https://k?a=b' })).toEqual([]);
    expect(outsideLinks({}, { entraUrl: 'https://entra.microsoft.com', kibanaUrl: 'https://kibana' })).toEqual([]);
  });

  it('lead to the application in Entra', () => {
    expect(outsideLinks(FAILED, { entraUrl: 'https://entra.microsoft.com/' })).toEqual([
      {
        label: 'Application in Entra',
        href: 'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/ProvisioningActivity/objectId/app-2',
      },
    ]);
  });

  it('lead to the record in Kibana, at its time, in the data view', () => {
    const [link] = outsideLinks(FAILED, { kibanaUrl: 'https://kibana/s/iam', kibanaDataView: 'provisioning-logs' });
    const url = new URL(link?.href ?? '');
    expect(url.pathname).toBe('/s/iam/app/discover');
    const state = new URLSearchParams(url.hash.slice('#/?'.length));
    expect(state.get('_g')).toBe("(time:(from:'2026-11-20T08:47:07.000Z',to:'2026-11-20T09:17:07.000Z'))");
    expect(state.get('_a')).toBe(
      "(dataSource:(dataViewId:'provisioning-logs',type:dataView),query:(language:kuery,query:'event.id: \"record-2\"'))"
    );
  });

  it('keep hostile ids inside their quotes', () => {
    const [link] = outsideLinks(event(`a"b\\c'd!e&_a=()`), { kibanaUrl: 'https://kibana' });
    const state = new URLSearchParams(new URL(link?.href ?? '').hash.slice('#/?'.length));
    expect(state.getAll('_a')).toEqual([`(query:(language:kuery,query:'event.id: "a\\"b\\\\c!'d!!e&_a=()"'))`]);
  });
});
