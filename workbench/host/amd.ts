import { sharedModules } from './sharedModules.ts';

interface Definition {
  dependencies: string[];
  factory: (...modules: unknown[]) => unknown;
}

declare global {
  interface Window {
    define?: (dependencies: string[], factory: Definition['factory']) => void;
  }
}

const definitions = new Map<string, Definition>();
const modules = new Map<string, Promise<unknown>>();

// Without `define.amd`, so that packages that look for an AMD loader do not find one here.
window.define = (dependencies, factory) => {
  if (document.currentScript instanceof HTMLScriptElement) {
    definitions.set(document.currentScript.src, { dependencies, factory });
  }
};

/** Loads an AMD module as Grafana does: once, with the shared modules, and awaited if its factory is asynchronous. */
export function loadModule(url: string): Promise<unknown> {
  const known = modules.get(url);
  if (known) {
    return known;
  }
  const loading = instantiate(url);
  modules.set(url, loading);
  return loading;
}

async function instantiate(url: string): Promise<unknown> {
  const uri = await runScript(url);
  const definition = definitions.get(uri);
  if (!definition) {
    throw new Error(`${url} is not an AMD module: it called no define()`);
  }
  const dependencies = definition.dependencies.map((name) => {
    // The plugin's public path module reads its own address from here.
    if (name === 'module') {
      return { uri };
    }
    const shared = sharedModules[name];
    if (shared === undefined) {
      throw new Error(`${url} asks for the module "${name}", which the workbench does not share`);
    }
    return shared;
  });
  return definition.factory(...dependencies);
}

function runScript(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.onload = () => resolve(script.src);
    script.onerror = () => reject(new Error(`${url} could not be loaded`));
    document.head.append(script);
  });
}
