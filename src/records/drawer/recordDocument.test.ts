import { createDataFrame, FieldType } from '@grafana/data';
import { type JsonValue } from '@provlogs/schema/record';

import { HOSTILE } from '../testing/documents';

import { modifiedPropertiesOf, readRecordDocument, stepsOf, textAt, valueAt } from './recordDocument';

const nothing = { name: null, description: null, provisioningStepType: null, status: null };

function frameOf(value: unknown) {
  return createDataFrame({ fields: [{ name: 'document', type: FieldType.other, values: [value] }] });
}

describe('a stored document', () => {
  it('is read from a frame, also as text', () => {
    expect(readRecordDocument([frameOf({ message: 'a' })])).toEqual({ message: 'a' });
    expect(readRecordDocument([frameOf('{"message":"a"}')])).toEqual({ message: 'a' });
  });

  it('is refused in a sentence when it is none', () => {
    expect(() => readRecordDocument([])).toThrow('The data source answered without a record.');
    expect(() => readRecordDocument([frameOf(null)])).toThrow('There is no such record.');
    expect(() => readRecordDocument([frameOf([1])])).toThrow('not a JSON object');
  });

  it('keeps what steps have that is not of its kind', () => {
    expect(stepsOf(HOSTILE).slice(-3)).toEqual([
      { ...nothing, details: { step: 'not a step' } },
      { ...nothing, details: { step: null } },
      { ...nothing, status: '3', details: { details: 'text' } },
    ]);
    expect(stepsOf({ provisioning: { steps: 'none' } })).toEqual([]);
  });

  it('gives values of modified properties as texts, and null for none', () => {
    const modified_properties: JsonValue[] = [
      { name: 'a', old_value: null, new_value: 7 },
      'odd',
      { name: 'b', new_value: '' },
    ];
    expect(modifiedPropertiesOf({ provisioning: { modified_properties } })).toEqual([
      { name: 'a', oldValue: null, newValue: '7' },
      { name: 'b', oldValue: null, newValue: '' },
    ]);
  });

  it('has nothing at paths that lead nowhere, nor at those of every object', () => {
    expect(valueAt({ a: { b: 1 } }, 'a.b.c')).toBeUndefined();
    expect(valueAt({ a: {} }, 'a.constructor')).toBeUndefined();
    expect(textAt({ a: '' }, 'a')).toBeUndefined();
    expect(textAt({ a: { b: 1 } }, 'a.b')).toBe('1');
  });
});
