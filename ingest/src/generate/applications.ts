import { APPLICATION_FACTS, type ApplicationFacts } from './applicationFacts.ts';
import { MAPPINGS, type AttributeMapping } from './attributes.ts';
import { failuresOf, type ApplicationFailure } from './failures.ts';
import { guid, type NonEmpty } from './random.ts';

const SCIM_USER = 'urn:ietf:params:scim:schemas:core:2.0:User';

/** All shares together: how many records one change of a person makes, about. */
export const TOTAL_SHARE = APPLICATION_FACTS.reduce((sum, { share }) => sum + share, 0);

interface System {
  id: string;
  displayName: string;
}

export interface Application extends Omit<ApplicationFacts, 'source' | 'target' | 'failures' | 'mapping'> {
  /** Its place in the list: what its hashes begin with. */
  index: number;
  servicePrincipalId: string;
  applicationId: string;
  jobId: string;
  source: System;
  target: System;
  targetType: string;
  mapping: readonly AttributeMapping[];
  /** What can go wrong with what is new in the target, and with what exists there. */
  failures: { new: ApplicationFailure[]; existing: ApplicationFailure[] };
}

/** The tenant's applications, with ids of their own for every seed. */
export function applications(seed: number, tenantId: string): NonEmpty<Application> {
  const [first, ...others] = APPLICATION_FACTS;
  const complete = (facts: ApplicationFacts, index: number): Application => ({
    targetType: SCIM_USER,
    ...facts,
    index,
    servicePrincipalId: guid(seed, 101, index),
    applicationId: guid(seed, 102, index),
    jobId: `${facts.job}.${tenantId.replaceAll('-', '')}.${guid(seed, 103, index)}`,
    source: {
      id: guid(
        seed,
        104,
        APPLICATION_FACTS.findIndex(({ source }) => source === facts.source)
      ),
      displayName: facts.source,
    },
    target: { id: guid(seed, 105, index), displayName: facts.target },
    mapping: MAPPINGS[facts.mapping],
    failures: {
      new: failuresOf(facts.codePrefix, facts.failures).filter(({ failure }) => failure.suits !== 'existing'),
      existing: failuresOf(facts.codePrefix, facts.failures).filter(({ failure }) => failure.suits !== 'new'),
    },
  });
  return [complete(first, 0), ...others.map((facts, index) => complete(facts, index + 1))];
}
