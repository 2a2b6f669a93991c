import { type Click } from './options';

export const CLICK_OPTIONS: Array<{ value: Click; label: string }> = [
  { value: 'open', label: 'Opens the record' },
  { value: 'filter', label: 'Is a filter' },
  { value: 'nothing', label: 'Nothing' },
];
