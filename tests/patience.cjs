// A busy machine is no failure: only what never ends is.
jest.setTimeout(60_000);
