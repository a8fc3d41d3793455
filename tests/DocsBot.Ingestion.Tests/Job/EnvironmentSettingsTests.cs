using System.Collections;
using DocsBot.Ingest;

namespace DocsBot.Ingestion.Tests.Job;

public sealed class EnvironmentSettingsTests
{
    [Fact]
    public void What_no_variable_names_keeps_its_default()
    {
        var options = Read(("PATH", "/bin"), ("Embedding__RefitAt", "0.5"), ("EMBEDDING__DIMENSIONS", "64"));

        (options.RefitAt, options.Dimensions, options.Words).ShouldBe((0.5, 64, 40_000));
    }

    [Theory]
    [InlineData("Embedding__Refit", "0.5", "Embedding__RefitAt")]
    [InlineData("Embedding__RefitAt", "half", "no number")]
    [InlineData("Embedding__Words", "1.5", "no whole number")]
    [InlineData("Embedding__Dimensions", "100", "multiple of 16")]
    [InlineData("Embedding__Threads", "-1", "between 0 and 256")]
    public void A_wrong_variable_is_named(string name, string value, string told)
    {
        var fault = Should.Throw<UsageException>(() => Read((name, value)));

        fault.Message.ShouldContain(name);
        fault.Message.ShouldContain(told);
    }

    [Fact]
    public void A_list_of_models_is_read_by_number()
    {
        var table = new Hashtable
        {
            ["Model__Endpoint"] = "https://a.example/v1", ["Model__Name"] = "a", ["Model__ContextWindow"] = "8192", ["Model__ApiKey"] = "",
            ["Model__Fallbacks__0__Endpoint"] = "http://b.example/v1", ["Model__Fallbacks__0__Name"] = "b", ["MODEL__FALLBACKS__1__ENDPOINT"] = "http://c.example/v1", ["Model__Fallbacks__1__Name"] = "c",
        };

        var model = EnvironmentSettings.Read<Providers.OpenAI.ModelOptions>("Model", table);

        model.Chain().Select(option => option.Name).ShouldBe(["a", "b", "c"]);
        model.ContextWindow.ShouldBe(8_192);
        table["Model__Fallbacks__1__Nmae"] = "x";
        Should.Throw<UsageException>(() => EnvironmentSettings.Read<Providers.OpenAI.ModelOptions>("Model", table)).Message.ShouldContain("Model__Fallbacks__1__Name");
    }

    private static Providers.Embeddings.CorpusEmbeddingOptions Read(params (string Name, string Value)[] variables)
    {
        var table = new Hashtable();
        foreach (var (name, value) in variables)
        {
            table.Add(name, value);
        }

        return EnvironmentSettings.Read<Providers.Embeddings.CorpusEmbeddingOptions>("Embedding", table);
    }
}
