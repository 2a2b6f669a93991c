/** Something only the user can put right: shown as its message alone, without a stack; exit code 2. */
export class UserError extends Error {
  override name = 'UserError';
}
