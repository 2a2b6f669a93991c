import { refusalOf } from './trouble.ts';

const first = { everJoined: false };

/** An error as the client throws it: told apart by its name, or by Kafka's word for it. */
const failure = (message: string, about: { name?: string; type?: string }) => Object.assign(new Error(message), about);

describe('refusalOf', () => {
  it('gives everything that may pass another chance', () => {
    const passing = [
      new Error('ECONNRESET'),
      failure('moved', { type: 'NOT_COORDINATOR_FOR_GROUP' }),
      'text',
      undefined,
    ];
    expect(passing.map((error) => refusalOf(error, first))).toEqual(passing.map(() => undefined));
  });

  it('stops for credentials that never worked, and not for ones that did', () => {
    const error = failure('invalid', { name: 'KafkaJSSASLAuthenticationError' });
    expect(refusalOf(error, first)).toMatch(/KAFKA_CONNECTION_STRING.*KAFKA_IDENTITY/);
    expect(refusalOf(error, { everJoined: true })).toBeUndefined();
  });

  it('finds the reason below the errors that wrap it', () => {
    const cause = failure('Not authorized', { type: 'GROUP_AUTHORIZATION_FAILED' });
    expect(refusalOf(new Error('retries exceeded', { cause }), first)).toMatch(/right to read the topic/);
  });

  it('says what can be done about a compression that it does not know', () => {
    expect(refusalOf(failure('no codec', { name: 'KafkaJSNotImplemented' }), first)).toMatch(/gzip/);
  });
});
