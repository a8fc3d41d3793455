using System.Text.Json;
using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;
using DocsBot.Lab.Analysis.Replay;
using DocsBot.Lab.Commands;
using DocsBot.Providers.Log;

namespace DocsBot.Lab.Tests.Analysis;

/// <summary>Questions that were asked through the service's own pipeline, run again after documentation and prompts have changed.</summary>
public sealed class ReplayTests
{
    private const string Asked = "How do I change the port?";
    private const string Right = "Set `port` in `lantern.toml` to change the port. [1]";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_is_replayed_byte_for_byte_after_pages_prompts_fragments_and_examples_have_changed()
    {
        await using var service = new LoggedService(_ => Right);
        service.TakeShippedPrompts();
        await service.IngestAsync();
        var row = await service.AskAsync(Asked, new Turn(TurnRole.User, "I have Lantern 2 on Linux."), new Turn(TurnRole.Assistant, "Good."));
        row.Interaction.Examples.ShouldNotBeEmpty("the prompt should have examples, so that their file is pinned too");
        row.Interaction.Fragments.ShouldNotBeEmpty();
        var sent = service.Sent()[^1];

        service.Doc("configure.md", "# Configure Lantern\n\n## Change the port\n\nThe port is set with the option `--port`.\n");
        service.Doc("errors.md", null);
        await service.IngestAsync();
        foreach (var file in Directory.GetFiles(service.Prompts, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is "v1.yaml" or "tone.hbs" or "passages.hbs"))
        {
            await File.AppendAllTextAsync(file, Path.GetExtension(file) == ".hbs" ? "\nBe short.\n" : "\n# changed\n", Stop);
        }

        File.Delete(Path.Combine(service.Prompts, "examples", $"{row.Interaction.Prompt!.Name}.yaml"));
        Directory.Delete(Path.Combine(service.Prompts, row.Interaction.Prompt.Name), recursive: true);
        File.Delete(Path.Combine(service.Prompts, "routing.yaml"));
        var result = await ReplayAsync(service, row, new ReplayRequest());

        result.Proof.ShouldBe(ReplayProof.Equal, result.Because);
        result.IsDone.ShouldBeTrue();
        service.Sent()[^1].ShouldBe(sent);
        service.Sent().Count.ShouldBeGreaterThan(1);
        result.After.ShouldNotBeNull().ShouldSatisfyAllConditions(
            after => after.Text.ShouldBe(Right), after => after.Citations.ShouldBe(row.Interaction.Citations), after => after.InputTokens.ShouldBe(812), after => after.Groundedness.ShouldBe(1));
        result.AnswerChanges.ShouldBeEmpty();
        (await service.RowsAsync()).Count.ShouldBe(1, "a replay writes nothing");
    }

    [Fact]
    public async Task The_messages_of_a_prompt_that_was_too_long_are_the_shorter_ones_that_were_sent_last()
    {
        var calls = 0;
        await using var service = new LoggedService(_ => Interlocked.Increment(ref calls) == 1 ? "" : Right);
        service.Prompt(1, "Answer.");
        service.Doc("ports.md", $"# Ports\n\n{string.Join("\n\n", Enumerable.Range(0, 12).Select(i => $"## Change the port {i}\n\nSet `port` number {i} in `lantern.toml` to change the port, word{i} by word{i}."))}\n");
        await service.IngestAsync();

        var row = await service.AskAsync(Asked);
        var result = await ReplayAsync(service, row, new ReplayRequest());

        result.Proof.ShouldBe(ReplayProof.Equal, result.Because);
        var sent = service.Sent();
        sent.Count.ShouldBe(3);
        sent[1].Length.ShouldBeLessThan(sent[0].Length);
        sent[2].ShouldBe(sent[1]);
    }

    [Fact]
    public async Task Candidates_and_their_merger_are_replayed_with_the_prompts_of_then()
    {
        var call = 0;
        await using var service = new LoggedService(messages => messages.Contains("MERGE", StringComparison.Ordinal) ? Right : $"{Right} It is port {Interlocked.Increment(ref call) % 2}.");
        service.Prompt(1, "Answer.");
        AddMerge(service, "MERGE them.");
        await service.IngestAsync();
        var row = await service.AskAsync(Asked);
        row.Interaction.ModelUses.Select(use => use.Purpose).ShouldBe(["candidate", "candidate", "merge"]);
        var sent = service.Sent();

        AddMerge(service, "MERGE them otherwise.");
        service.Prompt(1, "Answer otherwise.");
        var result = await ReplayAsync(service, row, new ReplayRequest());

        result.Proof.ShouldBe(ReplayProof.Equal, result.Because);
        service.Sent().Skip(3).Order(StringComparer.Ordinal).First().ShouldBe(sent.Order(StringComparer.Ordinal).First());
        service.Sent()[^1].ShouldContain("MERGE them.");
    }

    [Fact]
    public async Task A_question_that_was_redacted_is_replayed_with_the_replacement_and_says_why_it_is_not_exact()
    {
        await using var service = await AskedAsync();
        service.Configure(("Retrieval", new { MinimumConfidence = 0.0 }));
        var row = await service.AskAsync("How do I change the port? Write to jane.roe@lantern.dev");

        var result = await ReplayAsync(service, row, new ReplayRequest());

        result.Proof.ShouldBe(ReplayProof.Different);
        result.Because.ShouldContain("personal data");
        result.IsDone.ShouldBeFalse();
        result.After.ShouldNotBeNull();
        result.Messages[^1].Text.ShouldContain("[e-mail]");
    }

    [Theory]
    [InlineData("UPDATE interactions SET question = ''", "NotRestored", "retention")]
    [InlineData("DELETE FROM pinned WHERE text LIKE '%8042%'", "NotRestored", "has lost a passage")]
    [InlineData("DELETE FROM pinned WHERE text LIKE 'name: answer%'", "NotRestored", "neither pinned")]
    [InlineData("UPDATE interactions SET messages_sha256 = NULL", "Unproven", "earlier build")]
    [InlineData("UPDATE interactions SET chunks = json_remove(chunks, '$[0].pin')", "NotRestored", "earlier build")]
    [InlineData("UPDATE interactions SET question = 'How do I change the host?'", "Different", "changed in the log")]
    [InlineData("UPDATE pinned SET text = replace(text, 'Answer.', 'Obey.')", "NotRestored", "changed in the log")]
    [InlineData("UPDATE pinned SET text = replace(text, '8042', '8043')", "Different", "not those that were sent")]
    [InlineData("UPDATE pinned SET text = 'x' WHERE text LIKE '%8042%'", "NotRestored", "")]
    public async Task A_log_that_has_lost_something_says_what(string sql, string proof, string because)
    {
        await using var service = await AskedAsync();
        var row = await service.AlterLogAsync(sql);
        service.Prompt(1, "Another text.");

        var result = await ReplayAsync(service, row, new ReplayRequest { MessagesOnly = true });

        result.Proof.ToString().ShouldBe(proof, result.Because);
        result.Because.ShouldContain(because);
        result.IsDone.ShouldBeFalse();
    }

    [Fact]
    public async Task A_row_without_pins_takes_the_prompt_from_the_folder_as_long_as_it_is_the_same()
    {
        await using var service = await AskedAsync();
        var row = await service.AlterLogAsync("DELETE FROM pinned WHERE text LIKE 'name: answer%'");

        (await ReplayAsync(service, row, new ReplayRequest { MessagesOnly = true })).Proof.ShouldBe(ReplayProof.Equal);
    }

    [Fact]
    public async Task Another_version_another_index_and_another_model_show_what_changes()
    {
        await using var service = new LoggedService(
            messages => messages.Contains("Be terse", StringComparison.Ordinal) ? "Set `port` in `lantern.toml`. [1]" : messages.Contains("--port", StringComparison.Ordinal) ? "The port is set with the option `--port`. [1]" : Right,
            _ => "Set `port` in `lantern.toml` to change the port, says the other. [1]");
        service.Prompt(1, "Answer.");
        await service.IngestAsync();
        var row = await service.AskAsync(Asked);
        service.Prompt(2, "Be terse.");
        service.Doc("configure.md", "# Configure Lantern\n\n## Change the port\n\nThe port is set with the option `--port`.\n");
        await service.IngestAsync();

        var prompt = await ReplayAsync(service, row, new ReplayRequest { Prompt = new PromptReference("answer", 2) });
        prompt.IsDone.ShouldBeTrue();
        prompt.Proof.ShouldBe(ReplayProof.Equal);
        prompt.MessageChanges.Where(line => line.Mark is '+' or '-').Select(line => line.Text).ShouldBe(["Answer.", "Be terse."]);
        prompt.AnswerChanges.ShouldNotBeEmpty();

        var index = await ReplayAsync(service, row, new ReplayRequest { CurrentIndex = true });
        index.MessageChanges.ShouldContain(line => line.Mark == '+' && line.Text.Contains("--port", StringComparison.Ordinal));
        index.MessageChanges.ShouldNotContain(line => line.Text.Contains("Be terse", StringComparison.Ordinal), "the version stays that of then");
        index.After.ShouldNotBeNull().Text.ShouldBe("The port is set with the option `--port`. [1]");
        index.Notes.ShouldContain(note => note.Contains("snapshot", StringComparison.Ordinal));

        var model = await ReplayAsync(service, row, new ReplayRequest { Model = "model-2" });
        model.MessageChanges.ShouldBeEmpty();
        model.After.ShouldNotBeNull().ShouldSatisfyAllConditions(after => after.Model.ShouldBe("model-2"), after => after.Text.ShouldNotBeNull().ShouldContain("says the other"));
    }

    [Fact]
    public async Task A_question_without_a_model_is_asked_on_the_index_of_today_alone()
    {
        await using var service = await AskedAsync();
        var row = await service.AskAsync("How do I bake sourdough bread in a stone oven at home?");
        row.Interaction.Prompt.ShouldBeNull();

        var exact = await ReplayAsync(service, row, new ReplayRequest());
        (exact.Proof, exact.IsDone).ShouldBe((ReplayProof.NotRestored, false));
        exact.Because.ShouldContain("No model was asked");
        var unsure = await ReplayAsync(service, row, new ReplayRequest { CurrentIndex = true });
        unsure.After.ShouldNotBeNull().Outcome.ShouldBe("noAnswer");
        service.Doc("bread.md", "# Bake sourdough bread\n\n## In a stone oven at home\n\nBake sourdough bread in a stone oven at home for 40 minutes.\n");
        await service.IngestAsync();
        var answered = await ReplayAsync(service, row, new ReplayRequest { CurrentIndex = true });

        answered.IsDone.ShouldBeTrue();
        answered.Messages[^1].Text.ShouldContain("40 minutes");
    }

    [Fact]
    public async Task A_model_that_is_not_configured_any_more_leaves_the_messages()
    {
        await using var service = await AskedAsync();
        var row = await service.AlterLogAsync("UPDATE interactions SET model = 'gpt-0'");

        var result = await ReplayAsync(service, row, new ReplayRequest());

        result.NotAsked.ShouldNotBeNull().ShouldContain("gpt-0 is not configured");
        (result.After, result.Proof, result.IsDone).ShouldBe((null, ReplayProof.Equal, true));
        result.Messages.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_command_prints_the_proof_and_its_exit_code_says_whether_it_holds()
    {
        await using var service = await AskedAsync();
        var id = (await service.RowsAsync())[0].Interaction.Id;

        var (code, output, _) = await RunAsync(service, "replay", id);
        (code, output.Contains("byte-equal", StringComparison.Ordinal), output.Contains("the same to the letter", StringComparison.Ordinal)).ShouldBe((0, true, true));
        (code, output, _) = await RunAsync(service, "replay", id, "--messages");
        output.ShouldContain("--- system ---");
        code.ShouldBe(0);
        (code, output, _) = await RunAsync(service, "replay", id, "--json");
        var json = JsonDocument.Parse(output).RootElement;
        json.GetProperty("proof").GetString().ShouldBe("equal");
        json.GetProperty("after").GetProperty("text").GetString().ShouldBe(Right);

        await service.AlterLogAsync("UPDATE interactions SET question = ''");
        (code, output, _) = await RunAsync(service, "replay", id);
        (code, output.Contains("retention", StringComparison.Ordinal)).ShouldBe((1, true));
    }

    [Theory]
    [InlineData(1, "has no interaction", "no-such-id")]
    [InlineData(2, "v4 or how_to@v2", "x", "--prompt", "four")]
    [InlineData(2, "current", "x", "--index", "yesterday")]
    [InlineData(1, "There is no prompt answer@v9", null, "--prompt", "v9")]
    public async Task A_wrong_command_line_says_what_and_how(int code, string message, string? id, params string[] options)
    {
        await using var service = await AskedAsync();

        var (exit, output, errors) = await RunAsync(service, ["replay", id ?? (await service.RowsAsync())[0].Interaction.Id, .. options]);

        exit.ShouldBe(code);
        errors.ShouldContain(message);
        output.ShouldBeEmpty();
    }

    private static async Task<LoggedService> AskedAsync()
    {
        var service = new LoggedService(_ => Right);
        service.Prompt(1, "Answer.");
        await service.IngestAsync();
        await service.AskAsync(Asked);
        return service;
    }

    private static async Task<ReplayResult> ReplayAsync(LoggedService service, InteractionRecord row, ReplayRequest request)
    {
        await using var engine = service.Open();
        return await new ReplayService(engine).ReplayAsync(row, request, Stop);
    }

    private static void AddMerge(LoggedService service, string system)
    {
        var answer = Path.Combine(service.Prompts, "answer", "v1.yaml");
        var text = File.ReadAllText(answer).Split("\n  docsbot:")[0];
        File.WriteAllText(answer, text + "\n  docsbot: { candidates: { count: 2, by: merge, budget_tokens: 20000 } }\n");
        Directory.CreateDirectory(Path.Combine(service.Prompts, "merge"));
        File.WriteAllText(Path.Combine(service.Prompts, "merge", "v1.yaml"), text
            .Replace("name: answer", "name: merge", StringComparison.Ordinal)
            .Replace(">Answer.<", $">{system}<", StringComparison.Ordinal));
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(LoggedService service, params string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await LabCommandLine.RunAsync([.. args, .. service.Places], output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
