package provlogs.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** Runs one Kafka broker, its own controller, until a signal ends it, and says on stdout when it serves. */
public final class EmbeddedKafka {
  private static final InetAddress HOST = InetAddress.getLoopbackAddress();
  private static final int NODE = 1;

  /** The same at every start, as the data folder remembers it: 16 bytes in Base64. */
  private static final String CLUSTER = "cHJvdmxvZ3Mta2Fma2EwMQ";

  /** Who may come in by the listener with SASL: as Event Hubs has it, a connection string is the password. */
  private static final String USER = "$ConnectionString";

  private static final String PASSWORD =
      "Endpoint=sb://embedded.servicebus.windows.net/;SharedAccessKeyName=listen;SharedAccessKey=cGxhbnRlZA==";

  private EmbeddedKafka() {}

  public static void main(String[] args) throws InterruptedException {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
    try {
      Options options = Options.parse(args);
      Claims.port("Kafka", HOST, options.port());
      Claims.folder("Kafka", options.data(), ".lock");
      options.endWithOwner();
      String open = address(options.port() == 0 ? freePort() : options.port());
      String sasl = address(freePort());
      format(options.data());
      KafkaRaftServer server =
          new KafkaRaftServer(KafkaConfig.fromProps(settings(open, sasl, options.data())), Time.SYSTEM);
      Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop"));
      server.startup();
      System.out.println("ready " + open + "," + sasl);
      System.out.flush();
      server.awaitShutdown();
    } catch (Refusal e) {
      System.err.println(e.getMessage());
      System.exit(2);
    } catch (Exception e) {
      e.printStackTrace();
      // After the trace, the one line that a caller shows.
      System.err.println(e.getMessage());
      System.exit(1);
    }
    // A signal's exit code comes from its own thread, once the shutdown hook is done.
    Thread.currentThread().join();
  }

  /** Makes a new data folder Kafka's; leaves one alone that is. */
  private static void format(Path data) throws Exception {
    new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .setNodeId(NODE)
        .setClusterId(CLUSTER)
        .addDirectory(data.toString())
        .setMetadataLogDirectory(data.toString())
        .setControllerListenerName("CONTROLLER")
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setIgnoreFormatted(true)
        .run();
  }

  private static Properties settings(String open, String sasl, Path data) throws IOException {
    String controller = address(freePort());
    Properties settings = new Properties();
    settings.putAll(
        Map.of(
            "process.roles", "broker,controller",
            "node.id", String.valueOf(NODE),
            "controller.quorum.voters", NODE + "@" + controller,
            "controller.listener.names", "CONTROLLER",
            "listeners", "PLAINTEXT://" + open + ",SASL://" + sasl + ",CONTROLLER://" + controller,
            "advertised.listeners", "PLAINTEXT://" + open + ",SASL://" + sasl,
            "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL:SASL_PLAINTEXT",
            "log.dirs", data.toString()));
    settings.putAll(
        Map.of(
            "listener.name.sasl.sasl.enabled.mechanisms", "PLAIN,OAUTHBEARER",
            "listener.name.sasl.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required user_%s=\"%s\";"
                    .formatted(USER, PASSWORD),
            // Takes tokens without a signature: who made them is not the question here.
            "listener.name.sasl.oauthbearer.sasl.jaas.config",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;"));
    settings.putAll(
        Map.of(
            // Internal topics have three replicas and fifty partitions otherwise.
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            // A test would wait three seconds for more members of its group.
            "group.initial.rebalance.delay.ms", "0",
            "auto.create.topics.enable", "false"));
    return settings;
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, HOST)) {
      return probe.getLocalPort();
    }
  }

  private static String address(int port) {
    return HOST.getHostAddress() + ":" + port;
  }
}
