using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts;
using DocsBot.Providers.Prompts.Reload;

namespace DocsBot.Providers.Tests.Prompts.Reload;

public sealed class PromptReloaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordingLogger<PromptReloader> _log = new();
    private readonly StandingTime _time = new(TimeProvider.System.GetUtcNow().AddHours(1));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_valid_change_is_in_force_after_two_looks_that_agree()
    {
        var (prompts, reloader) = Start();

        _folder.Write("greet/v2.yaml", Prompt("Good evening"));
        reloader.Look();
        prompts.Now.Library.Latest("greet").Id.Version.ShouldBe(1);
        reloader.Look();

        prompts.Now.Library.Latest("greet").Id.Version.ShouldBe(2);
        _log.Text.ShouldBe("Information: Prompts reloaded: greet@v2 added");
    }

    [Fact]
    public void What_changed_is_told_by_name()
    {
        Begun();
        _folder.Write("fragments/tone.hbs", "Be brief.");
        _folder.Write("greet/v2.yaml", Prompt("{{> tone}}"));
        var (prompts, reloader) = Start();
        var before = prompts.Now.Library.Latest("greet").Id;

        _folder.Write("fragments/tone.hbs", "Be polite, please.");
        _folder.Write("greet/v1.yaml", Prompt("Good morning to you"));
        _folder.Write("greet/notes.md", "Why.");
        LookTwice(reloader);

        _log.Text.ShouldBe("Information: Prompts reloaded: fragments/tone.hbs changed, greet/notes.md added, greet@v1 changed");
        prompts.Now.Library.Latest("greet").Id.Sha256.ShouldNotBe(before.Sha256);
    }

    [Fact]
    public void An_invalid_change_leaves_the_last_good_prompts_and_is_told_once_until_it_is_mended()
    {
        var (prompts, reloader) = Start();
        var good = prompts.Now;

        _folder.Write("greet/v2.yaml", Prompt("{{unknown}}"));
        _folder.Write("greet/v3.yaml", "nonsense: true");
        for (var look = 0; look < 5; look++)
        {
            reloader.Look();
        }

        prompts.Now.ShouldBeSameAs(good);
        reloader.Status.State.ShouldBe(PromptsState.LastGood);
        reloader.Status.Faults.Count.ShouldBe(2);
        reloader.Status.Faults[0].ShouldContain("v2.yaml");
        _log.Entries.Count.ShouldBe(2);

        // One of the two is mended: what was told is not told again.
        File.Delete(_folder["greet/v3.yaml"]);
        LookTwice(reloader);
        reloader.Status.Faults.ShouldHaveSingleItem();
        _log.Entries.Count.ShouldBe(2);

        _folder.Write("greet/v2.yaml", Prompt("Good evening"));
        LookTwice(reloader);
        reloader.Status.State.ShouldBe(PromptsState.Current);
        reloader.Status.Faults.ShouldBeEmpty();
        prompts.Now.Library.Latest("greet").Id.Version.ShouldBe(2);
        _log.Entries.Skip(2).Select(entry => entry.Message).ShouldBe([$"The prompts in {_folder.Root} are without faults again", "Prompts reloaded: greet@v2 added"]);
    }

    [Fact]
    public void A_fault_that_comes_back_after_it_was_mended_is_told_again()
    {
        var (_, reloader) = Start();
        for (var round = 0; round < 2; round++)
        {
            _folder.Write("greet/v2.yaml", "nonsense");
            LookTwice(reloader);
            File.Delete(_folder["greet/v2.yaml"]);
            LookTwice(reloader);
        }

        _log.Entries.Count(entry => entry.Message.Contains("last good", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void A_folder_that_changes_at_every_look_is_not_read_before_it_is_quiet()
    {
        var (prompts, reloader) = Start();
        for (var i = 1; i < 6; i++)
        {
            _folder.Write("greet/v2.yaml", Prompt(new string('x', i)));
            reloader.Look();
            prompts.Now.Library.Latest("greet").Id.Version.ShouldBe(1);
        }

        reloader.Look();
        prompts.Now.Library.Latest("greet").Id.Version.ShouldBe(2);
    }

    [Fact]
    public void A_folder_that_is_gone_and_comes_back_leaves_the_prompts_in_force()
    {
        var (prompts, reloader) = Start();
        var good = prompts.Now;

        Directory.Move(_folder.Root, _folder.Root + "-away");
        LookTwice(reloader);
        prompts.Now.ShouldBeSameAs(good);
        reloader.Status.Faults.ShouldHaveSingleItem().ShouldContain("does not exist");

        Directory.Move(_folder.Root + "-away", _folder.Root);
        LookTwice(reloader);
        prompts.Now.ShouldBeSameAs(good);
        reloader.Status.State.ShouldBe(PromptsState.Current);
    }

    [Fact]
    public void A_released_version_that_changed_is_refused()
    {
        var entry = PromptFolder.Read(Begun()).Find("greet@v1");
        _folder.Write(ReleaseLock.Name, $"{entry.Id.Sha256}  greet@v1\n");
        var (prompts, reloader) = Start();

        _folder.Write("greet/v1.yaml", Prompt("Changed"));
        LookTwice(reloader);

        prompts.Now.Library.Latest("greet").Id.ShouldBe(entry.Id);
        reloader.Status.Faults.ShouldHaveSingleItem().ShouldContain("greet@v1");
    }

    [Fact]
    public void Links_that_are_turned_to_another_folder_are_a_change_as_Kubernetes_makes_it()
    {
        _folder.Write("..1/greet/v1.yaml", Prompt("Old"));
        _folder.Write("..2/greet/v1.yaml", Prompt("New"));
        var written = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(_folder["..1/greet/v1.yaml"], written);
        File.SetLastWriteTimeUtc(_folder["..2/greet/v1.yaml"], written);
        Directory.CreateSymbolicLink(_folder["..data"], _folder["..1"]);
        Directory.CreateDirectory(_folder["greet"]);
        File.CreateSymbolicLink(_folder["greet/v1.yaml"], "../..data/greet/v1.yaml");
        var (prompts, reloader) = Start();
        var old = prompts.Now.Library.Latest("greet").Id;

        Directory.Delete(_folder["..data"]);
        Directory.CreateSymbolicLink(_folder["..data"], _folder["..2"]);
        LookTwice(reloader);

        prompts.Now.Library.Latest("greet").Id.Sha256.ShouldNotBe(old.Sha256);
    }

    [Fact]
    public void A_second_write_within_the_file_systems_clock_is_found_later()
    {
        var (prompts, reloader) = Start();
        _folder.Write("greet/v2.yaml", Prompt("aaa"));
        var written = _time.GetUtcNow().UtcDateTime.AddSeconds(-1);
        File.SetLastWriteTimeUtc(_folder["greet/v2.yaml"], written);
        LookTwice(reloader);
        var first = prompts.Now.Library.Latest("greet").Id;

        // The same size, and the same time.
        _folder.Write("greet/v2.yaml", Prompt("bbb"));
        File.SetLastWriteTimeUtc(_folder["greet/v2.yaml"], written);
        LookTwice(reloader);
        prompts.Now.Library.Latest("greet").Id.ShouldBe(first);

        _time.Now += TimeSpan.FromSeconds(3);
        LookTwice(reloader);
        prompts.Now.Library.Latest("greet").Id.ShouldNotBe(first);
    }

    private string Begun()
    {
        if (!Directory.Exists(_folder["greet"]))
        {
            _folder.Write("greet/v1.yaml", Prompt("Good morning"));
        }

        return _folder.Root;
    }

    private (CurrentPrompts Prompts, PromptReloader Reloader) Start()
    {
        var prompts = new CurrentPrompts(PromptFolder.Load(Begun()));
        var reloader = new PromptReloader(_folder.Root, prompts, _time, _log);
        LookTwice(reloader);
        _log.Entries.ShouldBeEmpty();
        return (prompts, reloader);
    }

    private static void LookTwice(PromptReloader reloader)
    {
        reloader.Look();
        reloader.Look();
    }

    private static string Prompt(string text) => $$$"""
        name: greet
        template_format: handlebars
        template: |
          <message role="system">
          {{{text}}}
          </message>
          <message role="user">
          {{question_open}}
          {{question}}
          {{question_close}}
          </message>
        input_variables:
          - name: question
          - name: question_open
          - name: question_close
        """;

    /// <summary>A clock that moves when it is told to, an hour after the files were written.</summary>
    private sealed class StandingTime(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
