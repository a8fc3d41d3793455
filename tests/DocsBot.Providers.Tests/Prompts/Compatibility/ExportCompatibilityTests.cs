using DocsBot.Providers.Prompts;
using DocsBot.Providers.Tests.Prompts.Shipped;
using YamlDotNet.Core;

namespace DocsBot.Providers.Tests.Prompts.Compatibility;

/// <summary>Every export is a file of Semantic Kernel's format, held by a reader that knows the format's description and nothing of ours.</summary>
public sealed class ExportCompatibilityTests
{
    private static readonly IReadOnlyList<PromptEntry> Entries = PromptFolder.Read(Repository.PathOf("prompts")).Entries;

    public static TheoryData<string> Versions => [.. Entries.Select(entry => entry.Id.ToString())];

    public static TheoryData<string, string, bool> Renderings =>
        [.. Entries.SelectMany(entry => GoldenCase.All.Keys.SelectMany(name => new[] { true, false }.Select(twice => (entry.Id.ToString(), name, twice))))];

    [Theory]
    [MemberData(nameof(Versions))]
    public void An_export_has_the_keys_and_tags_of_the_format_and_lets_no_value_in_unencoded(string version)
    {
        var entry = Entries.Single(entry => entry.Id.ToString() == version);

        var prompt = SemanticKernelReader.Read(entry.Export());

        entry.ExportRemark().ShouldBeNull();
        prompt.Name.ShouldBe(entry.Id.Name);
        prompt.AllowDangerouslySetContent.ShouldBeFalse();
        prompt.InputVariables.ShouldAllBe(variable => !variable.AllowDangerouslySetContent);
        prompt.ExecutionSettings["default"].Keys.ShouldBeSubsetOf(["temperature", "top_p", "max_tokens", "stop_sequences"]);
        prompt.ExecutionSettings.Keys.ShouldBeSubsetOf(["default", "docsbot"]);
    }

    [Theory]
    [MemberData(nameof(Renderings))]
    public void An_export_renders_the_messages_that_DocsBot_sends(string version, string name, bool isDecodedTwice)
    {
        var template = Entries.Single(entry => entry.Id.ToString() == version).Template;
        var prompt = SemanticKernelReader.Read(Entries.Single(entry => entry.Id.ToString() == version).Export());
        var arguments = GoldenCase.All[name];

        var messages = SemanticKernelReader.Render(prompt, SemanticKernelArguments.Of(arguments), isDecodedTwice);

        var ours = template.Render(arguments with { Examples = template.Examples?.First ?? [] });
        messages.ShouldBe(ours.Select(message => (message.Role.Value, message.Text)));
    }

    [Theory]
    [InlineData("name: greet\ndomain: general")]
    [InlineData("name: greet\ninput_variables: [{ name: question, required: true }]")]
    public void The_reader_refuses_a_key_that_the_format_does_not_have(string head) =>
        Should.Throw<YamlException>(() => SemanticKernelReader.Read($"{head}\ntemplate_format: handlebars\ntemplate: Hi"));

    [Theory]
    [InlineData("handlebars", "{{> tone}}", "{{> tone}}")]
    [InlineData("handlebars", "{{{question}}}", "{{{question}}}")]
    [InlineData("handlebars", "{{#with question}}{{/with}}", "{{#with question}}")]
    [InlineData("liquid", "Hi", "not Handlebars")]
    public void The_reader_refuses_what_Semantic_Kernel_does_not_render(string format, string template, string told) =>
        Should.Throw<FormatException>(() => SemanticKernelReader.Read($"name: greet\ntemplate_format: {format}\ntemplate: '{template}'")).Message.ShouldContain(told);
}
