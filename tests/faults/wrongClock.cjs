// Preloaded into a worker: the clock of its machine is wrong by WRONG_BY_MS. Time goes by as it does.
const wrongByMs = Number(process.env.WRONG_BY_MS);
const RightDate = Date;
globalThis.Date = class Date extends RightDate {
  constructor(...given) {
    super(...(given.length === 0 ? [RightDate.now() + wrongByMs] : given));
  }
  static now() {
    return RightDate.now() + wrongByMs;
  }
};
