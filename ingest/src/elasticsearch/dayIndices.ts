import type { Client } from '@elastic/elasticsearch';
import { endOfIndexDay } from '@provlogs/schema/indices';

import { UserError } from '../userError.ts';
import { reasonOf, statusOf, StrangeReply } from './problem.ts';

/**
 * Creates daily indices before their first document, so that ILM counts their age from the end of their day however
 * late the records arrive.
 */
export class DayIndices {
  readonly #client: Client;
  readonly #ilm: boolean;
  readonly #known = new Map<string, Promise<void>>();

  constructor(client: Client, ilm: boolean) {
    this.#client = client;
    this.#ilm = ilm;
  }

  /**
   * Resolves once the index is there with the template's mappings.
   * Throws a `UserError` when the template did not apply; whatever else Elasticsearch answered is passed on.
   */
  ensure(prefix: string, index: string): Promise<void> {
    const known = this.#known.get(index);
    if (known !== undefined) {
      return known;
    }
    const created = this.#create(prefix, index);
    this.#known.set(index, created);
    created.catch(() => this.#known.delete(index));
    return created;
  }

  /** To be called when a write says that the index is gone. */
  forget(index: string): void {
    this.#known.delete(index);
  }

  async #create(prefix: string, index: string): Promise<void> {
    const endOfDay = endOfIndexDay(prefix, index);
    const settings = this.#ilm && endOfDay !== undefined ? { 'index.lifecycle.origination_date': endOfDay } : undefined;
    try {
      await this.#client.indices.create({ index, ...(settings === undefined ? {} : { settings }) });
    } catch (error) {
      // An index that is there already is what was asked for: another worker was first.
      if (statusOf(error) !== 400 || !reasonOf(error).includes('already exists')) {
        throw error;
      }
    }
    const mappings = await this.#client.indices.getMapping({ index });
    const found = mappings[index];
    if (found === undefined) {
      throw new StrangeReply(`The reply to a question about the index "${index}" does not speak of it.`);
    }
    if (String(found.mappings.dynamic) !== 'false') {
      throw new UserError(
        `The index "${index}" was made without our index template, so its fields are guessed. Run: provlogs setup. ` +
          'Then delete that index and read its records again.'
      );
    }
  }
}
