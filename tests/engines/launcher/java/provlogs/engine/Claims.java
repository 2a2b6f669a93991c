package provlogs.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Looks at once whether port and folder can be had: the engine itself finds out seconds later, in a long trace. */
final class Claims {
  private Claims() {}

  static void port(String engine, InetAddress host, int port) throws Refusal {
    try (ServerSocket probe = new ServerSocket()) {
      // As the engine does: a port whose old connections linger is free.
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new Refusal(
          "%s cannot listen on %s:%d (%s): stop what uses that port, or choose another."
              .formatted(engine, host.getHostAddress(), port, e.getMessage()));
    }
  }

  /** `lockFile` is the one that the engine itself holds a lock on while it runs. */
  static void folder(String engine, Path data, String lockFile) throws Refusal {
    try {
      Files.createDirectories(data);
      try (FileChannel channel =
              FileChannel.open(data.resolve(lockFile), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        if (lock == null) {
          throw new Refusal(
              "Another %s is using the data folder %s: stop that one, or choose another folder."
                  .formatted(engine, data));
        }
      }
    } catch (IOException e) {
      throw new Refusal("%s cannot write to the data folder %s (%s).".formatted(engine, data, reason(e)));
    }
  }

  /** These exceptions say nothing but the path. */
  private static String reason(IOException e) {
    if (e instanceof FileAlreadyExistsException) {
      return "there is a file of that name";
    }
    return e instanceof AccessDeniedException ? "permission denied" : e.toString();
  }
}
