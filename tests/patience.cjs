// A busy machine is no failure: only what never ends is.
jest.setTimeout(180_000);
