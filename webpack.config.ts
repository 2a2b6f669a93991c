import CopyWebpackPlugin from 'copy-webpack-plugin';
import { type Configuration } from 'webpack';
import { merge } from 'webpack-merge';

import scaffold, { type Env } from './.config/webpack/webpack.config.ts';

/** What the scaffold's configuration lacks for this bundle. */
const config = async (env: Env): Promise<Configuration> =>
  merge(await scaffold(env), {
    resolve: {
      // The schema package is compiled from its sources, so that the source maps lead to files of this repository.
      conditionNames: ['source', '...'],
    },
    plugins: [
      // The scaffold copies the images of the app alone.
      new CopyWebpackPlugin({ patterns: [{ from: '{datasource,panel}/img/**/*' }] }),
    ],
  });

export default config;
