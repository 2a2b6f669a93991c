import { type ProvisioningAction, type ProvisioningStatus } from '@provlogs/schema/record';
import { withoutRetries } from './reasonText.ts';

/** What the sentence is made of; texts as the record has them. */
export interface MessageParts {
  action: ProvisioningAction;
  status: ProvisioningStatus;
  identityType?: string | undefined;
  /** Name or id. */
  identity: string;
  source?: string | undefined;
  target?: string | undefined;
  code?: string | undefined;
  reason?: string | undefined;
  skipReason?: string | undefined;
}

const VERBS = {
  create: { plain: 'create', past: 'Created', continuous: 'creating' },
  update: { plain: 'update', past: 'Updated', continuous: 'updating' },
  delete: { plain: 'delete', past: 'Deleted', continuous: 'deleting' },
  disable: { plain: 'disable', past: 'Disabled', continuous: 'disabling' },
  stagedDelete: { plain: 'stage deletion of', past: 'Staged deletion of', continuous: 'staging deletion of' },
  other: { plain: 'process', past: 'Processed', continuous: 'processing' },
} as const satisfies Record<ProvisioningAction, object>;

/** One sentence: what was done with whom, where, with which outcome and why. */
export function message(parts: MessageParts): string {
  const verb = VERBS[parts.action];
  const target = parts.target === undefined ? '' : ` in ${cut(parts.target, 100)}`;
  const source = parts.source === undefined ? '' : ` (from ${cut(parts.source, 100)})`;
  const subject = `${kindOf(parts.identityType)} ${cut(parts.identity, 200)}${target}${source}`;
  switch (parts.status) {
    case 'success':
      return `${verb.past} ${subject}.`;
    case 'failure':
      return sentence(`Failed to ${verb.plain} ${subject}`, whyOf(parts));
    case 'skipped':
      return sentence(`Skipped ${verb.continuous} ${subject}`, parts.skipReason ?? whyOf(parts));
    case 'warning':
      return sentence(`Warning while ${verb.continuous} ${subject}`, whyOf(parts));
    case 'unknown':
      return sentence(`Unknown outcome of ${verb.continuous} ${subject}`, whyOf(parts));
  }
}

function sentence(what: string, why: string | undefined): string {
  const text = why === undefined ? what : `${what}: ${why}`;
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function whyOf({ code, reason }: MessageParts): string | undefined {
  const parts = [code === undefined ? '' : cut(code, 100), reason === undefined ? '' : firstSentence(reason)];
  const why = parts.filter((part) => part !== '').join(': ');
  return why === '' ? undefined : why;
}

function firstSentence(reason: string): string {
  const text = withoutRetries(reason.slice(0, 2000)).replace(/^\s*Message:\s*/i, '');
  return cut(/^.*?[.!?](?=\s{1,3}\p{Lu})/su.exec(text)?.[0] ?? text, 300);
}

/** The kind of object a type stands for: the last part of `urn:ietf:params:scim:schemas:core:2.0:User`. */
function kindOf(type: string | undefined): string {
  const kind = type?.slice(-200).split(':').at(-1)?.trim().toLowerCase() ?? '';
  return kind === '' ? 'object' : cut(kind, 40);
}

/** What looking for is cheap, and finds everything that `BLANKS` would change, and more. */
const MAY_HAVE_BLANKS = /[^!-~] |^ | $|[^ -~]/;
const BLANKS = /[\s\p{Cc}]+/gu;

/** On one line, and at most so long. */
function cut(text: string, length: number): string {
  const start = text.length > length ? text.slice(0, length + 1) : text;
  const line = MAY_HAVE_BLANKS.test(start) ? start.replace(BLANKS, ' ').trim() : start;
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
