import { adHocLabel } from '../datasource/adHoc';

/** A clicked value as an ad-hoc filter; as when its field is chosen from Grafana's list, with the field's label. */
export function adHocFilterOf(key: string, value: string) {
  return { key, keyLabel: adHocLabel(key), value, operator: '=' as const };
}
