import { type PanelData, PanelOptionsEditorBuilder, type PanelPlugin } from '@grafana/data';
import { Field } from '@grafana/ui';
import lodash from 'lodash';
import React from 'react';

interface Props {
  plugin: PanelPlugin;
  data: PanelData;
  options: Record<string, unknown>;
  onChange: (options: Record<string, unknown>) => void;
}

/** A panel's own options, as the right side of Grafana's panel editor offers them. */
export function OptionsPane({ plugin, data, options, onChange }: Props) {
  const context = { data: data.series, options };
  const builder = new PanelOptionsEditorBuilder();
  plugin.getPanelOptionsSupplier()(builder, context);
  const items = builder.getItems().filter(({ showIf }) => showIf?.(options, data.series) ?? true);
  const categories = lodash.groupBy(items, ({ category }) => category?.[0] ?? plugin.meta.name);
  return Object.entries(categories).map(([category, members]) => (
    <section key={category} aria-label={category}>
      <h5>{category}</h5>
      {members.map((item) => {
        const id = `option-${item.path}`;
        const change = (value: unknown) => onChange(lodash.set(lodash.cloneDeep(options), item.path, value));
        const Editor = item.editor;
        return (
          <Field key={item.id} htmlFor={id} label={item.name} description={item.description}>
            <Editor id={id} value={lodash.get(options, item.path)} onChange={change} item={item} context={context} />
          </Field>
        );
      })}
    </section>
  ));
}
