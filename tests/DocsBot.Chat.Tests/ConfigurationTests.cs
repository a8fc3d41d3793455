using DocsBot.Chat.Configuration;
using DocsBot.Core.Answering;
using DocsBot.Core.Redaction;
using DocsBot.Providers.Configuration;
using DocsBot.Providers.Embeddings;
using DocsBot.Providers.OpenAI;
using Microsoft.Extensions.Configuration;

namespace DocsBot.Chat.Tests;

public sealed class ConfigurationTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Empty();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_unknown_key_is_named_with_the_one_that_was_meant()
    {
        var fault = Should.Throw<ConfigurationException>(() => Read<LimitsOptions>("Limits", ("Limits:QuestionLenght", "10")));

        fault.Message.ShouldContain("Limits:QuestionLenght");
        fault.Message.ShouldContain("Did you mean Limits:QuestionLength?");
    }

    [Fact]
    public void A_value_that_does_not_parse_is_named() =>
        Should.Throw<ConfigurationException>(() => Read<LimitsOptions>("Limits", ("Limits:QuestionLength", "many"))).Message.ShouldContain("'many' at 'Limits:QuestionLength'");

    [Fact]
    public void A_value_out_of_range_is_named_with_its_range_and_where_to_set_it()
    {
        var fault = Should.Throw<ConfigurationException>(() => Read<LimitsOptions>("Limits", ("Limits:QuestionLength", "0")));

        fault.Message.ShouldContain("Limits:QuestionLength is 0");
        fault.Message.ShouldContain("between 1 and 100000");
        fault.Message.ShouldContain("Limits__QuestionLength");
    }

    [Theory]
    [InlineData("Embedding:Dimensions", "100", "multiple of 16")]
    [InlineData("Embedding:RefitAt", "1.5", "between 0 and 1")]
    [InlineData("Embedding:MostPassages", "10", "at least LeastPassages")]
    [InlineData("Embedding:Dimension", "128", "Did you mean Embedding:Dimensions?")]
    public void A_wrong_setting_of_the_learnt_model_is_named(string key, string value, string told)
    {
        var fault = Should.Throw<ConfigurationException>(() => Read<CorpusEmbeddingOptions>("Embedding", (key, value)));

        fault.Message.ShouldContain(key);
        fault.Message.ShouldContain(told);
    }

    [Theory]
    [InlineData("Model:Fallbacks:1:Nmae", "x", "Did you mean Model:Fallbacks:1:Name?")]
    [InlineData("Model:Fallbacks:1:Retries", "11", "Model__Fallbacks__1__Retries")]
    [InlineData("Model:Fallbacks:1:Endpoint", "localhost", "Model:Fallbacks:1:Endpoint")]
    public void A_wrong_setting_of_a_fallback_is_named_with_its_number(string key, string value, string told)
    {
        (string, string)[] good = [("Model:Endpoint", "https://a.example/v1"), ("Model:Name", "a"), ("Model:Fallbacks:0:Endpoint", "https://b.example/v1"), ("Model:Fallbacks:0:Name", "b"), ("Model:Fallbacks:1:Endpoint", "https://c.example/v1"), ("Model:Fallbacks:1:Name", "c")];
        Read<ModelOptions>("Model", good).Chain().Select(model => model.Name).ShouldBe(["a", "b", "c"]);

        Should.Throw<ConfigurationException>(() => Read<ModelOptions>("Model", [.. good.Where(pair => pair.Item1 != key), (key, value)])).Message.ShouldContain(told);
    }

    [Theory]
    [InlineData("Prices:m:InputPerMillion", "cheap", "must be a number")]
    [InlineData("Prices:m:InputPerMillion", "-1", "must be a number")]
    [InlineData("Prices:m:Input", "1", "Unknown configuration key Prices:m:Input")]
    [InlineData("Prices:InputPerMillion", "1", "Unknown configuration key")]
    [InlineData("Prices:m:InputPerMillion", "1", "Prices:m:OutputPerMillion is missing")]
    public void A_wrong_price_is_named(string key, string value, string told) =>
        Should.Throw<ConfigurationException>(() => Prices((key, value))).Message.ShouldContain(told);

    [Fact]
    public void A_price_is_found_by_the_models_name_colons_and_all()
    {
        var prices = Prices(("Prices:llama3.2:3b:InputPerMillion", "0.5"), ("Prices:llama3.2:3b:OutputPerMillion", "2"));

        prices.Find("llama3.2:3b").ShouldBe(new ModelPrice(0.5m, 2));
        prices.Find("llama3.2").ShouldBeNull();
    }

    [Fact]
    public void Own_patterns_of_redaction_are_read_by_name_and_a_wrong_one_is_named()
    {
        Read<RedactionOptions>("Redaction", ("Redaction:Patterns:customer", @"C-\d{6}")).Patterns["Customer"].ShouldBe(@"C-\d{6}");

        Should.Throw<ConfigurationException>(() => Read<RedactionOptions>("Redaction", ("Redaction:Patterns:customer", "("))).Message.ShouldContain("Redaction:Patterns:customer is no regular expression");
        Should.Throw<ConfigurationException>(() => Read<RedactionOptions>("Redaction", ("Redaction:Patterns:customer", ""))).Message.ShouldContain("Redaction:Patterns:customer is empty");
    }

    [Fact]
    public void A_list_is_read() =>
        Read<WidgetOptions>("Widget", ("Widget:AllowedOrigins:0", "https://a.example")).AllowedOrigins.ShouldBe(["https://a.example"]);

    [Fact]
    public void An_unknown_section_of_a_file_is_named()
    {
        var file = Path.Combine(_folder.Root, "appsettings.json");
        File.WriteAllText(file, """{ "Modle": { "Name": "x" } }""");
        var configuration = new ConfigurationBuilder().AddJsonFile(file).Build();

        var fault = Should.Throw<ConfigurationException>(() => ConfigurationCheck.RequireKnownSections(configuration, [ModelOptions.Section, LimitsOptions.Section]));

        fault.Message.ShouldContain("Modle");
        fault.Message.ShouldContain("Did you mean Model?");
    }

    [Fact]
    public void Every_default_is_valid()
    {
        Read<LimitsOptions>("Limits").QuestionLength.ShouldBe(4_000);
        Read<WidgetOptions>("Widget").Product.ShouldBeNull();
        Read<DocsOptions>("Docs").Site.ShouldBe("auto");
        Read<ModelOptions>("Model").IsConfigured.ShouldBeFalse();
    }

    private static PriceTable Prices(params (string Key, string Value)[] values) =>
        PriceTable.Read(new ConfigurationBuilder().AddInMemoryCollection(values.Select(pair => new KeyValuePair<string, string?>(pair.Key, pair.Value))).Build());

    private static T Read<T>(string section, params (string Key, string Value)[] values)
        where T : class, new() =>
        ConfigurationCheck.Read<T>(
            new ConfigurationBuilder().AddInMemoryCollection(values.Select(pair => new KeyValuePair<string, string?>(pair.Key, pair.Value))).Build(),
            section);
}
