using System.Text;
using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts;
using DocsBot.Providers.Prompts.Editing;

namespace DocsBot.Providers.Tests.Prompts.Editing;

/// <summary>Several files of a folder change together or not at all.</summary>
public sealed class PromptFolderEditTests : IDisposable
{
    private const string Routing = "default: general\ndomains:\n  - name: general\n    description: All.\n    prompt: answer@v1\n";

    private static readonly PromptReference Second = new("answer", 2);

    private readonly TemporaryFolder _folder = new();

    public PromptFolderEditTests()
    {
        _folder.Write("answer/v1.yaml", Samples.AnswerTemplate("answer"));
        _folder.Write("answer/v2.yaml", Samples.AnswerTemplate("answer"));
        _folder.Write("answer/versions.yaml", "versions:\n  - version: 1\n    author: Ada\n    date: 2026-01-31\n    change: One.\n");
        _folder.Write("routing.yaml", Routing);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nothing_is_written_before_the_end_and_everything_then()
    {
        var (folder, edit) = Promote();

        var tried = edit.Try();
        tried.Faults.ShouldBeEmpty();
        tried.Routing.Domain("general").Prompt.ShouldBe(Second);
        Read("routing.yaml").ShouldBe(Routing);

        edit.Commit();

        edit.Changes.Select(change => Path.GetRelativePath(_folder.Root, change.File)).ShouldBe(["released.lock", Path.Combine("answer", "versions.yaml"), "routing.yaml"]);
        var now = PromptFolder.Read(_folder.Root);
        now.Faults.ShouldBeEmpty();
        now.Routing.Domain("general").Prompt.ShouldBe(Second);
        now.Lock.Holds(folder.Find("answer@v2").Id).ShouldBeTrue();
        var described = now.Find("answer@v2").Version.ShouldNotBeNull();
        (described.Author, described.Change, described.History.Single().To).ShouldBe(("Ben", "Not described yet.", Second));
        Directory.GetFiles(_folder.Root, "*.new", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void A_fault_is_found_before_anything_is_written()
    {
        var edit = new PromptFolderEdit(PromptFolder.Read(_folder.Root));
        edit.SetPrompt(PromptFolder.Read(_folder.Root).Routing.Domain("general"), new PromptReference("answer", 7));

        edit.Try().Faults.Single().Message.ShouldContain("there is no such version");
        Read("routing.yaml").ShouldBe(Routing);
    }

    [Fact]
    public void A_file_that_somebody_changed_meanwhile_is_not_overwritten()
    {
        var (_, edit) = Promote();
        _folder.Write("routing.yaml", Routing + "# Mine.\n");

        Should.Throw<PromptException>(edit.Commit).Message.ShouldContain("was changed by somebody else");

        Read("routing.yaml").ShouldBe(Routing + "# Mine.\n");
        File.Exists(_folder["released.lock"]).ShouldBeFalse();
        Directory.GetFiles(_folder.Root, "*.new", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void When_the_last_file_cannot_be_written_the_others_are_as_before()
    {
        var versions = Read("answer/versions.yaml");
        var (_, edit) = Promote();

        // A folder cannot be replaced by a file, whoever runs the test.
        _folder.Write("released.lock/in-the-way", "");

        Should.Throw<Exception>(edit.Commit).ShouldBeAssignableTo<SystemException>();

        Read("answer/versions.yaml").ShouldBe(versions);
        Read("routing.yaml").ShouldBe(Routing);
        Directory.GetFiles(_folder.Root, "*.new", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void A_byte_order_mark_a_link_and_the_rights_of_a_file_stay()
    {
        File.WriteAllText(_folder["kept.yaml"], Routing, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        File.Delete(_folder["routing.yaml"]);
        File.CreateSymbolicLink(_folder["routing.yaml"], _folder["kept.yaml"]);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder["kept.yaml"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Promote().Edit.Commit();

        File.ResolveLinkTarget(_folder["routing.yaml"], returnFinalTarget: false).ShouldNotBeNull();
        File.ReadAllBytes(_folder["kept.yaml"]).AsSpan(0, 3).SequenceEqual(Encoding.UTF8.Preamble).ShouldBeTrue();
        Read("kept.yaml").ShouldBe(Routing.Replace("@v1", "@v2", StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(_folder["kept.yaml"]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private (PromptFolder Folder, PromptFolderEdit Edit) Promote()
    {
        var folder = PromptFolder.Read(_folder.Root);
        var edit = new PromptFolderEdit(folder);
        edit.SetPrompt(folder.Routing.Domain("general"), Second);
        edit.Release(folder.Find("answer@v2").Id);
        edit.Record(Second, new PromptChange
        {
            At = new DateTimeOffset(2026, 11, 23, 1, 2, 3, TimeSpan.Zero),
            Kind = PromptChangeKind.Promoted,
            Domain = "general",
            From = new PromptReference("answer", 1),
            To = Second,
            By = "Ben",
        });
        return (folder, edit);
    }

    private string Read(string file) => File.ReadAllText(_folder[file]);
}
