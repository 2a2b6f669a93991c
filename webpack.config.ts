import CopyWebpackPlugin from 'copy-webpack-plugin';
import path from 'node:path';
import webpack, { type Configuration } from 'webpack';
import { mergeWithRules } from 'webpack-merge';

import scaffold, { type Env } from './.config/webpack/webpack.config.ts';

/** The plugins in the app, by their folder; Grafana looks for the texts of each beside it, under its id. */
const NESTED = { datasource: 'provlogs-elasticsearch-datasource', panel: 'provlogs-records-panel' };

const extend = mergeWithRules({ module: { rules: { test: 'match', use: 'merge' } } });

/** What the scaffold's configuration lacks for this bundle. */
const config = async (env: Env): Promise<Configuration> =>
  extend(await scaffold(env), {
    module: {
      rules: [
        // Grafana's own code is no older; for ES2015, which the scaffold asks for, the data source is over a third larger.
        { test: /\.[tj]sx?$/, use: { options: { jsc: { target: 'es2022' } } } },
      ],
    },
    resolve: {
      // The schema package is compiled from its sources, so that the source maps lead to files of this repository.
      conditionNames: ['source', '...'],
      // A part of @grafana/i18n that only Grafana itself uses.
      alias: { 'i18next-browser-languagedetector$': false },
    },
    plugins: [
      // As above; it would become a chunk.
      new webpack.IgnorePlugin({ resourceRegExp: /^i18next-pseudo$/ }),
      new CopyWebpackPlugin({
        patterns: [
          // The scaffold copies the images of the app alone.
          { from: '{datasource,panel}/img/**/*' },
          // All three have the same texts, which are kept once.
          ...Object.entries(NESTED).map(([folder, id]) => ({
            from: 'locales/*/provlogs-provisioning-app.json',
            to: ({ absoluteFilename = '' }) =>
              `${folder}/locales/${path.basename(path.dirname(absoluteFilename))}/${id}.json`,
          })),
        ],
      }),
    ],
  });

export default config;
