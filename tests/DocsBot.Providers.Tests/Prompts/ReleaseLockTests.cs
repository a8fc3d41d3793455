using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts;

namespace DocsBot.Providers.Tests.Prompts;

/// <summary>What was released never changes.</summary>
public sealed class ReleaseLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ReleaseLockTests()
    {
        _folder.Write("fragments/tone.hbs", "Be kind.");
        Write(1, "{{> tone}} {{question}}");
        Write(2, "{{question}}");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_released_version_that_did_not_change_loads()
    {
        Release(1);
        Release(2);

        PromptFolder.Load(_folder.Root).Library.Templates.Count().ShouldBe(2);
        ReleaseLock.Read(_folder.Root).Released.Select(id => id.ToString()).ShouldBe(["greet@v1", "greet@v2"]);
    }

    [Fact]
    public void A_released_version_that_changed_is_refused_and_one_that_was_not_released_may_change()
    {
        Release(1);
        Write(2, "Oh, {{question}}");
        PromptFolder.Load(_folder.Root);

        Write(1, "Oh, {{> tone}} {{question}}");

        Should.Throw<PromptException>(() => PromptFolder.Load(_folder.Root)).Message
            .ShouldBe($"{_folder["greet/v1.yaml"]}: greet@v1 is released and has changed since, in the file or in its fragments (tone). Undo the change, and make it in a new version instead: lab prompts new greet --from v1.");
    }

    [Fact]
    public void A_fragment_of_a_released_version_that_changed_is_refused()
    {
        Release(1);
        _folder.Write("fragments/tone.hbs", "Be terse.");

        Should.Throw<PromptException>(() => PromptFolder.Load(_folder.Root)).Message.ShouldContain("greet@v1 is released and has changed");
    }

    [Fact]
    public void A_released_version_that_is_gone_is_refused()
    {
        Release(1);
        File.Delete(_folder["greet/v1.yaml"]);

        Should.Throw<PromptException>(() => PromptFolder.Load(_folder.Root)).Message.ShouldContain("Bring prompts/greet/v1.yaml back");
    }

    [Theory]
    [InlineData("abc  greet@v1", "line 2: 'abc  greet@v1' is no released version")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000 greet@v1", "line 2")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000  greet@v99999999999", "line 2")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000  greet@v1\n0000000000000000000000000000000000000000000000000000000000000000  greet@v1", "line 3: greet@v1 is there twice")]
    public void A_lock_that_is_wrong_is_refused_with_its_line(string lines, string told)
    {
        _folder.Write("released.lock", "# comment\n" + lines);

        Should.Throw<PromptException>(() => PromptFolder.Load(_folder.Root)).Message.ShouldContain(told);
    }

    private void Release(int version)
    {
        var folder = PromptFolder.Read(_folder.Root);
        folder.Lock.Release(folder.Entries.Single(entry => entry.Id.Version == version).Id);
    }

    private void Write(int version, string body) => _folder.Write($"greet/v{version}.yaml", $"""
        name: greet
        template_format: handlebars
        template: <message role="user">{body}</message>
        input_variables:
          - name: question
        """);
}
