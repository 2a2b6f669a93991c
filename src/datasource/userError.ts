/** An error whose message is already worded for the user. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
