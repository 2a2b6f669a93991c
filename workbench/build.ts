import esbuild, { type Plugin } from 'esbuild';
import { cp, mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { fingerprint, onceFor } from '../tools/sources.ts';

const WORKBENCH = fileURLToPath(new URL('.', import.meta.url));
const require = createRequire(import.meta.url);

/**
 * Builds the host page into `outDir` (default `workbench/dist`): script, style sheet, icons and fonts.
 * Does nothing when sources and lock file are those of the last build.
 *
 * @returns whether something was built
 */
export async function buildHost({ outDir = path.join(WORKBENCH, 'dist') } = {}): Promise<boolean> {
  const sources = await fingerprint(['workbench/host', 'workbench/build.ts', 'package-lock.json']);
  return onceFor(path.join(outDir, 'stamp.txt'), sources, () => build(outDir));
}

async function build(outDir: string): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  await Promise.all([
    esbuild.build({
      entryPoints: { main: path.join(WORKBENCH, 'host', 'main.tsx') },
      outdir: outDir,
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      jsx: 'transform',
      define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
      loader: { '.svg': 'dataurl', '.png': 'dataurl', '.woff': 'dataurl', '.woff2': 'dataurl' },
      plugins: [defaultImports, noCodeEditor],
      logLevel: 'warning',
    }),
    copyIcons(path.join(outDir, 'public/build/img/icons')),
    copyFonts(path.join(outDir, 'public/fonts')),
  ]);
}

/** Three CommonJS packages whose default import in an `.mjs` file esbuild reads as Node would: as the whole module. */
const defaultImports: Plugin = {
  name: 'default imports',
  setup({ onResolve, onLoad }) {
    const filter = /^(react-custom-scrollbars-2|calculate-size|slate-plain-serializer)$/;
    onResolve({ filter }, ({ path: name, namespace, resolveDir }) =>
      namespace === 'default-import' ? undefined : { path: name, namespace: 'default-import', pluginData: resolveDir }
    );
    onLoad({ filter, namespace: 'default-import' }, ({ path: name, pluginData: resolveDir }) => ({
      contents: `import value from '${name}'; export default value;`,
      resolveDir,
    }));
  },
};

/** Nothing here edits code, and monaco would double the size. */
const noCodeEditor: Plugin = {
  name: 'no code editor',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(monaco-editor|@monaco-editor\/react)(\/|$)/ }, ({ path: name }) => ({
      path: name,
      namespace: 'empty',
    }));
    onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {};' }));
  },
};

function packageDir(name: string): string {
  return path.dirname(require.resolve(`${name}/package.json`));
}

/** The npm package lacks about a third of Grafana's icons; `host/icons` has those that its own components show. */
async function copyIcons(target: string): Promise<void> {
  await cp(path.join(packageDir('@grafana/ui'), 'dist/public/img/icons'), target, { recursive: true });
  await cp(path.join(WORKBENCH, 'host/icons'), target, { recursive: true });
}

/** The names are those that `GlobalStyles` of @grafana/ui asks for. */
async function copyFonts(target: string): Promise<void> {
  const inter = path.join(packageDir('inter-ui'), 'web');
  const robotoMono = path.join(packageDir('@fontsource/roboto-mono'), 'files/roboto-mono-latin-400-normal.woff2');
  await mkdir(path.join(target, 'inter'), { recursive: true });
  await Promise.all([
    ...['Regular', 'Medium', 'Italic', 'MediumItalic'].map((face) =>
      cp(path.join(inter, `Inter-${face}.woff2`), path.join(target, 'inter', `Inter-${face}.woff2`))
    ),
    cp(robotoMono, path.join(target, 'roboto', 'L0xTDF4xlVMF-BfR8bXMIhJHg45mwgGEFl0_3vrtSM1J-gEPT5Ese6hmHSh0mQ.woff2')),
  ]);
}
