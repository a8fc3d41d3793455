using System.Text.Json;
using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts;

namespace DocsBot.Providers.Tests.Prompts;

/// <summary>What an editor completes is what the loader takes.</summary>
public sealed class PromptSchemaTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_file_of_the_repository_names_its_schema_at_the_top()
    {
        var prompts = Repository.PathOf("prompts");
        var files = Directory.GetFiles(prompts, "*.yaml", SearchOption.AllDirectories);

        files.ShouldNotBeEmpty();
        foreach (var file in files)
        {
            var line = File.ReadLines(file).First();
            line.ShouldStartWith("# yaml-language-server: $schema=", customMessage: file);
            File.Exists(Path.Combine(Path.GetDirectoryName(file)!, line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..])).ShouldBeTrue(file);
        }
    }

    [Theory]
    [InlineData("prompt.schema.json", "", "greet/v1.yaml", "name: greet\nunknown: 1")]
    [InlineData("prompt.schema.json", "input_variables/items", "greet/v1.yaml", "name: greet\ntemplate_format: handlebars\ntemplate: x\ninput_variables:\n  - unknown: 1")]
    [InlineData("prompt.schema.json", "output_variable", "greet/v1.yaml", "name: greet\ntemplate_format: handlebars\ntemplate: x\noutput_variable:\n  unknown: 1")]
    [InlineData("prompt.schema.json", "execution_settings/docsbot", "greet/v1.yaml", "name: greet\ntemplate_format: handlebars\ntemplate: x\nexecution_settings: {docsbot: {unknown: 1}}")]
    [InlineData("prompt.schema.json", "execution_settings/docsbot/examples", "greet/v1.yaml", "name: greet\ntemplate_format: handlebars\ntemplate: x\nexecution_settings: {docsbot: {examples: {unknown: 1}}}")]
    [InlineData("prompt.schema.json", "execution_settings/docsbot/candidates", "greet/v1.yaml", "name: greet\ntemplate_format: handlebars\ntemplate: x\nexecution_settings: {docsbot: {candidates: {unknown: 1}}}")]
    [InlineData("examples.schema.json", "", "examples/some.yaml", "unknown: 1")]
    [InlineData("examples.schema.json", "examples/items", "examples/some.yaml", "examples: [{unknown: 1}]")]
    [InlineData("versions.schema.json", "", "greet/versions.yaml", "unknown: 1")]
    [InlineData("versions.schema.json", "versions/items", "greet/versions.yaml", "versions:\n  - unknown: 1")]
    [InlineData("versions.schema.json", "versions/items/evaluations/items", "greet/versions.yaml", "versions:\n  - {version: 1, author: a, date: 2026-01-01, change: c, evaluations: [{unknown: 1}]}")]
    [InlineData("versions.schema.json", "versions/items/history/items", "greet/versions.yaml", "versions:\n  - {version: 1, author: a, date: 2026-01-01, change: c, history: [{unknown: 1}]}")]
    [InlineData("routing.schema.json", "", "routing.yaml", "unknown: 1")]
    [InlineData("routing.schema.json", "domains/items", "routing.yaml", "domains: [{unknown: 1}]")]
    [InlineData("routing.schema.json", "domains/items/experiment", "routing.yaml", "domains: [{name: a, description: b, experiment: {unknown: 1}}]")]
    [InlineData("routing.schema.json", "domains/items/experiment/arms/items", "routing.yaml", "domains: [{name: a, description: b, experiment: {name: e, control: greet@v1, arms: [{unknown: 1}]}}]")]
    [InlineData("routing.schema.json", "domains/items/experiment/guardrails", "routing.yaml", "domains: [{name: a, description: b, experiment: {name: e, control: greet@v1, guardrails: {unknown: 1}, arms: [{prompt: greet@v1, weight: 1}, {prompt: greet@v2, weight: 1}]}}]")]
    [InlineData("routing.schema.json", "rules/items", "routing.yaml", "default: a\ndomains: [{name: a, description: b, prompt: greet@v1}]\nrules: [{domain: a, unknown: 1}]")]
    public void A_schema_has_the_keys_that_the_loader_knows(string schema, string place, string file, string wrong)
    {
        _folder.Write("greet/v1.yaml", Samples.AnswerTemplate("greet"));
        _folder.Write("greet/v2.yaml", Samples.AnswerTemplate("greet"));
        _folder.Write(file, wrong);

        var message = Should.Throw<PromptException>(() => PromptFolder.Load(_folder.Root)).Message;

        var known = message[(message.IndexOf("Known here: ", StringComparison.Ordinal) + "Known here: ".Length)..].TrimEnd('.').Split(", ");
        KeysAt(schema, place).ShouldBe(known, ignoreOrder: true);
    }

    private static IEnumerable<string> KeysAt(string schema, string place)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Repository.PathOf($"prompts/schemas/{schema}")));
        var at = json.RootElement;
        foreach (var step in place.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            at = step == "items" ? at.GetProperty(step) : at.GetProperty("properties").GetProperty(step);
        }

        return [.. at.GetProperty("properties").EnumerateObject().Select(property => property.Name)];
    }
}
