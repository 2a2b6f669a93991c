import * as emotionCss from '@emotion/css';
import * as emotionReact from '@emotion/react';
import * as grafanaData from '@grafana/data';
import * as grafanaRuntime from '@grafana/runtime';
import * as grafanaUi from '@grafana/ui';
import i18next from 'i18next';
import lodash from 'lodash';
import React from 'react';
import ReactDOM from 'react-dom';
import * as jsxRuntime from 'react/jsx-runtime';
import * as reactRouter from 'react-router';
import * as rxjs from 'rxjs';

import { PanelDataErrorView } from './PanelDataErrorView.tsx';
import { PluginPage } from './PluginPage.tsx';

/** An ES module as webpack's interop expects it from an AMD loader. */
const esModule = (namespace: object) => ({ ...namespace, __esModule: true });

/**
 * The modules that the bundle takes from its host (the `externals` of its webpack configuration). CommonJS packages
 * are shared as what they export, which is their default import here.
 */
export const sharedModules: Readonly<Record<string, unknown>> = {
  '@emotion/css': esModule(emotionCss),
  '@emotion/react': esModule(emotionReact),
  '@grafana/data': esModule(grafanaData),
  // Grafana sets these two through a part of @grafana/runtime that npm does not get.
  '@grafana/runtime': esModule({ ...grafanaRuntime, PanelDataErrorView, PluginPage }),
  '@grafana/ui': esModule(grafanaUi),
  // The instance, as Grafana shares it.
  i18next,
  lodash,
  react: React,
  'react-dom': ReactDOM,
  'react-router': esModule(reactRouter),
  'react/jsx-runtime': jsxRuntime,
  rxjs: esModule(rxjs),
};
