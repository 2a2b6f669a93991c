import { type ScopedVars } from '@grafana/data';
import { type TemplateSrv } from '@grafana/runtime';

const VARIABLE = /\$(\w+)|\$\{(\w+)(?::\w+)?\}|\[\[(\w+)(?::\w+)?\]\]/g;

/** There are no dashboard variables here: only those that come with a request are replaced. */
export class HostTemplateSrv implements TemplateSrv {
  getVariables() {
    return [];
  }

  replace(target = '', scopedVars: ScopedVars = {}, format?: string | Function): string {
    return target.replace(VARIABLE, (match, plain, braced, bracketed) => {
      const name: string = plain ?? braced ?? bracketed;
      const value = scopedVars[name]?.value;
      if (value === undefined) {
        return match;
      }
      return String(typeof format === 'function' ? format(value, { name }) : value);
    });
  }

  containsTemplate(target = ''): boolean {
    return target.search(VARIABLE) >= 0;
  }

  updateTimeRange(): void {}
}
