package provlogs.engine;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What the command line asks for. */
record Options(int port, Path data, OptionalLong stopWith) {
  private static final String USAGE = "usage: --port N --data DIR [--stop-with PID]";

  static Options parse(String[] args) throws Refusal {
    Integer port = null;
    Path data = null;
    OptionalLong stopWith = OptionalLong.empty();
    if (args.length % 2 != 0) {
      throw new Refusal(USAGE);
    }
    for (int i = 0; i < args.length; i += 2) {
      String value = args[i + 1];
      try {
        switch (args[i]) {
          case "--port" -> port = Integer.valueOf(value);
          case "--data" -> data = Path.of(value).toAbsolutePath();
          case "--stop-with" -> stopWith = OptionalLong.of(Long.parseLong(value));
          default -> throw new Refusal(USAGE);
        }
      } catch (NumberFormatException | InvalidPathException e) {
        throw new Refusal(args[i] + " cannot be " + value);
      }
    }
    if (port == null || port < 0 || port > 65535 || data == null) {
      throw new Refusal(USAGE);
    }
    return new Options(port, data, stopWith);
  }

  /** Ends this process when the one that started it ends, however that is. */
  void endWithOwner() {
    Runnable exit = () -> System.exit(0);
    stopWith.ifPresent(
        pid -> ProcessHandle.of(pid).ifPresentOrElse(process -> process.onExit().thenRun(exit), exit));
  }
}
