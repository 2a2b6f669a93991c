package provlogs.engine;

/** What the caller has to change before the engine can start, in one sentence. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  Refusal(String sentence) {
    super(sentence);
  }
}
