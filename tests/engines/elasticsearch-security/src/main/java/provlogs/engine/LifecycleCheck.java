package provlogs.engine;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.elasticsearch.core.CheckedFunction;
import org.elasticsearch.xcontent.NamedXContentRegistry;
import org.elasticsearch.xcontent.ParseField;
import org.elasticsearch.xcontent.XContentParser;
import org.elasticsearch.xcontent.XContentParserConfiguration;
import org.elasticsearch.xcontent.XContentType;
import org.elasticsearch.xpack.core.ilm.DeleteAction;
import org.elasticsearch.xpack.core.ilm.IndexLifecycleOriginationDateParser;
import org.elasticsearch.xpack.core.ilm.LifecycleAction;
import org.elasticsearch.xpack.core.ilm.LifecyclePolicy;
import org.elasticsearch.xpack.core.ilm.LifecycleType;
import org.elasticsearch.xpack.core.ilm.Phase;
import org.elasticsearch.xpack.core.ilm.SetPriorityAction;
import org.elasticsearch.xpack.core.ilm.TimeseriesLifecycleType;

/**
 * Reads an ILM policy on stdin and an index's name as Elasticsearch's own ILM does, which this engine lacks. Prints a
 * line for each phase with its age and actions, then the name's date in milliseconds since 1970.
 */
public final class LifecycleCheck {
  private LifecycleCheck() {}

  public static void main(String[] args) throws IOException {
    NamedXContentRegistry registry =
        new NamedXContentRegistry(
            List.of(
                named(LifecycleType.class, TimeseriesLifecycleType.TYPE, parser -> TimeseriesLifecycleType.INSTANCE),
                named(LifecycleAction.class, DeleteAction.NAME, DeleteAction::parse),
                named(LifecycleAction.class, SetPriorityAction.NAME, SetPriorityAction::parse)));
    XContentParserConfiguration configuration = XContentParserConfiguration.EMPTY.withRegistry(registry);
    try (XContentParser parser = XContentType.JSON.xContent().createParser(configuration, System.in)) {
      LifecyclePolicy policy = LifecyclePolicy.parse(parser, "policy");
      policy.validate();
      for (Map.Entry<String, Phase> phase : policy.getPhases().entrySet()) {
        System.out.printf(
            "%s %s %s%n",
            phase.getKey(), phase.getValue().getMinimumAge(), phase.getValue().getActions().keySet());
      }
    }
    System.out.println(IndexLifecycleOriginationDateParser.parseIndexNameAndExtractDate(args[0]));
  }

  private static <T> NamedXContentRegistry.Entry named(
      Class<T> category, String name, CheckedFunction<XContentParser, T, IOException> parse) {
    return new NamedXContentRegistry.Entry(category, new ParseField(name), parse);
  }
}
