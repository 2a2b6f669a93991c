import {
  applyFieldOverrides,
  EventBusSrv,
  type FieldConfigSource,
  makeTimeRange,
  dateTime,
  type PanelData,
  type PanelPlugin,
  type TimeRange,
} from '@grafana/data';
import { PanelChrome, PanelContextProvider, type PanelContext, useTheme2 } from '@grafana/ui';
import React, { useEffect, useMemo, useRef, useState } from 'react';

interface Props {
  plugin: PanelPlugin;
  title: string;
  data: PanelData;
  timeRange: TimeRange;
  onChangeTimeRange: (timeRange: TimeRange) => void;
  options: Record<string, unknown>;
  onOptionsChange: (options: Record<string, unknown>) => void;
}

const eventBus = new EventBusSrv();
const context: PanelContext = { eventsScope: 'workbench', eventBus };
const replaceVariables = (text: string) => text;

/** A panel as a dashboard shows it: in its chrome, with display values, as large as its place allows. */
export function PanelView({ plugin, title, data, timeRange, onChangeTimeRange, options, onOptionsChange }: Props) {
  const theme = useTheme2();
  const place = useRef<HTMLDivElement>(null);
  const [{ width, height }, setSize] = useState({ width: 0, height: 0 });
  const [fieldConfig, setFieldConfig] = useState<FieldConfigSource>(plugin.fieldConfigDefaults);

  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) {
        setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
      }
    });
    if (place.current) {
      observer.observe(place.current);
    }
    return () => observer.disconnect();
  }, []);

  const shown = useMemo((): PanelData => {
    const { fieldConfigRegistry } = plugin;
    const series = applyFieldOverrides({
      data: data.series,
      fieldConfig,
      fieldConfigRegistry,
      replaceVariables,
      theme,
    });
    return { ...data, series };
  }, [plugin, data, fieldConfig, theme]);

  const Panel = plugin.panel;
  return (
    <div style={{ position: 'relative', flexGrow: 1, minWidth: 0, minHeight: 320 }}>
      <div ref={place} style={{ position: 'absolute', inset: 0 }}>
        {Panel && width > 0 && height > 0 && (
          <PanelContextProvider value={context}>
            <PanelChrome
              title={title}
              width={width}
              height={height}
              padding={plugin.noPadding ? 'none' : 'md'}
              loadingState={data.state}
              statusMessage={data.error?.message}
            >
              {(innerWidth, innerHeight) => (
                <Panel
                  id={1}
                  title={title}
                  data={shown}
                  timeRange={timeRange}
                  timeZone="browser"
                  options={options}
                  transparent={false}
                  width={innerWidth}
                  height={innerHeight}
                  fieldConfig={fieldConfig}
                  renderCounter={1}
                  eventBus={eventBus}
                  onOptionsChange={onOptionsChange}
                  onFieldConfigChange={setFieldConfig}
                  replaceVariables={replaceVariables}
                  onChangeTimeRange={({ from, to }) => onChangeTimeRange(makeTimeRange(dateTime(from), dateTime(to)))}
                />
              )}
            </PanelChrome>
          </PanelContextProvider>
        )}
      </div>
    </div>
  );
}
