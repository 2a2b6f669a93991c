import {
  type SelectableValue,
  type SelectFieldConfigSettings,
  type NumberFieldConfigSettings,
  type StandardEditorProps,
  type StandardEditorsRegistryItem,
  type SliderFieldConfigSettings,
  type StringFieldConfigSettings,
} from '@grafana/data';
import { InlineSwitch, Input, MultiSelect, RadioButtonGroup, Select, Slider, TagsInput, TextArea } from '@grafana/ui';
import React from 'react';

type Selectable = SelectFieldConfigSettings<string>;

function TextEditor({ id, value, onChange, item }: StandardEditorProps<string, StringFieldConfigSettings>) {
  const { placeholder, useTextarea, rows } = item.settings ?? {};
  const props = { id, placeholder, value: value ?? '' };
  return useTextarea ? (
    <TextArea {...props} rows={rows} onChange={(event) => onChange(event.currentTarget.value)} />
  ) : (
    <Input {...props} onChange={(event) => onChange(event.currentTarget.value)} />
  );
}

function NumberEditor({ id, value, onChange, item }: StandardEditorProps<number, NumberFieldConfigSettings>) {
  const { min, max, step, placeholder } = item.settings ?? {};
  const change = (text: string) => onChange(text === '' ? undefined : Number(text));
  const props = { id, min, max, step, placeholder, value: value ?? '' };
  return <Input {...props} type="number" onChange={(event) => change(event.currentTarget.value)} />;
}

function SliderEditor({ id = '', value, onChange, item }: StandardEditorProps<number, SliderFieldConfigSettings>) {
  const { min = 0, max = 100, step } = item.settings ?? {};
  return <Slider inputId={id} value={value} min={min} max={max} step={step} onChange={onChange} />;
}

function BooleanEditor({ id, value, onChange }: StandardEditorProps<boolean>) {
  return <InlineSwitch id={id} value={value} onChange={(event) => onChange(event.currentTarget.checked)} />;
}

function SelectEditor({ id, value, onChange, item }: StandardEditorProps<string, Selectable>) {
  const { options = [], isClearable } = item.settings ?? {};
  const change = (option: SelectableValue<string> | null) => onChange(option?.value);
  return <Select inputId={id} value={value} options={options} isClearable={isClearable} onChange={change} />;
}

function MultiSelectEditor({ id, value, onChange, item }: StandardEditorProps<string[], Selectable>) {
  const change = (chosen: Array<SelectableValue<string>>) =>
    onChange(chosen.flatMap((option) => (option.value === undefined ? [] : [option.value])));
  return <MultiSelect inputId={id} value={value} options={item.settings?.options ?? []} onChange={change} />;
}

function RadioEditor({ id, value, onChange, item }: StandardEditorProps<string, Selectable>) {
  return <RadioButtonGroup id={id} value={value} options={item.settings?.options ?? []} onChange={onChange} />;
}

function StringsEditor({ id, value, onChange }: StandardEditorProps<string[]>) {
  return <TagsInput id={id} tags={value} onChange={onChange} />;
}

/** The option editors that Grafana registers at start and npm does not have, under Grafana's names. */
export function standardEditors(): StandardEditorsRegistryItem[] {
  return [
    { id: 'text', name: 'Text', editor: TextEditor },
    { id: 'number', name: 'Number', editor: NumberEditor },
    { id: 'slider', name: 'Slider', editor: SliderEditor },
    { id: 'boolean', name: 'Boolean', editor: BooleanEditor },
    { id: 'select', name: 'Select', editor: SelectEditor },
    { id: 'multi-select', name: 'Multi select', editor: MultiSelectEditor },
    { id: 'radio', name: 'Radio', editor: RadioEditor },
    { id: 'strings', name: 'Strings', editor: StringsEditor },
  ];
}
