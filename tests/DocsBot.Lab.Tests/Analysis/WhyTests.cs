using System.Text.Json;
using DocsBot.Core.Interactions;
using DocsBot.Lab.Analysis.Why;
using DocsBot.Lab.Commands;
using DocsBot.Providers.Log;

namespace DocsBot.Lab.Tests.Analysis;

/// <summary>Answers that failed in the service's own pipeline, each for another reason, and what the ladder finds.</summary>
public sealed class WhyTests
{
    private const string Asked = "How do I change the port?";
    private const string Right = "Set `port` in `lantern.toml` to change the port. [1]";
    private const string None = "NO_ANSWER";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bad_version_is_a_prompt_fault_and_the_next_step_compares_it_with_the_one_before()
    {
        await using var service = new LoggedService(messages => messages.Contains("Refuse", StringComparison.Ordinal) ? None : Right);
        service.Prompt(1, "Answer.");
        service.Prompt(2, "Refuse.");
        await service.IngestAsync();
        var row = await service.AskAsync(Asked);

        var report = await WhyAsync(service, row);

        report.ShouldSatisfyAllConditions(
            it => it.Cause.ShouldBe(FailureCause.PromptFault, it.Because),
            it => it.IsThin.ShouldBeFalse(),
            it => it.Decided.ShouldBe(AttemptKind.PreviousPrompt),
            it => it.Next[0].ShouldContain("lab prompts diff answer@v1 answer@v2"),
            it => it.Calls.ShouldBe(service.Sent().Count - 1),
            it => it.Attempts.Single(attempt => attempt.Kind == AttemptKind.OtherModel).Skipped.ShouldNotBeNull());
        (await service.RowsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_page_that_said_otherwise_is_stale_also_when_the_prompt_files_are_gone()
    {
        await using var service = new LoggedService(messages => messages.Contains("8042", StringComparison.Ordinal) ? None : "The port is set with the option `--port`. [1]");
        service.Prompt(1, "Answer.");
        await service.IngestAsync();
        var row = await service.AskAsync(Asked);
        service.Doc("configure.md", "# Configure Lantern\n\n## Change the port\n\nThe port is set with the option `--port`.\n");
        await service.IngestAsync();
        service.Prompt(1, "Answer otherwise.");

        var report = await WhyAsync(service, row, page: "https://docs.lantern.dev/configure/#change-the-port");

        report.Cause.ShouldBe(FailureCause.StalePage, report.Because);
        report.Changed.ShouldContain(changed => changed.Url.Contains("configure", StringComparison.Ordinal) && !changed.IsGone);
        report.Attempts.Single(attempt => attempt.Kind == AttemptKind.TodaysIndex).Grade.ShouldBe(AnswerGrade.Good);
    }

    [Fact]
    public async Task A_right_page_that_was_not_found_is_a_retrieval_miss_with_its_rank()
    {
        await using var service = new LoggedService(messages => messages.Contains("socket number", StringComparison.Ordinal) ? "Give the socket number in `listen.conf`. [1]" : None);
        service.Prompt(1, "Answer.");
        service.Doc("listening.md", "# Listening\n\n## Sockets\n\nGive the socket number in `listen.conf`.\n");
        for (var i = 0; i < 10; i++)
        {
            service.Doc($"ports/{i}.md", $"# Change the port of part {i}\n\nHow to change the port of part {i}: call number{i} with word{i} and thing{i}.\n");
        }

        await service.IngestAsync();
        var row = await service.AskAsync(Asked);

        var report = await WhyAsync(service, row, "https://docs.lantern.dev/listening");

        report.Cause.ShouldBe(FailureCause.RetrievalMiss, report.Because);
        report.RightPage.ShouldNotBeNull().ShouldSatisfyAllConditions(page => page.IsIndexed.ShouldBeTrue(), page => page.InPromptThen.ShouldBeFalse());
        report.Attempts.Single(attempt => attempt.Kind == AttemptKind.RightPage).ShouldSatisfyAllConditions(
            attempt => attempt.Grade.ShouldBe(AnswerGrade.Good), attempt => attempt.RightPageRank.ShouldBe(1), attempt => attempt.RightPageInPrompt.ShouldBe(true));
    }

    [Fact]
    public async Task A_page_that_nobody_ingested_is_named_as_that()
    {
        await using var service = new LoggedService(_ => None);
        service.Prompt(1, "Answer.");
        await service.IngestAsync();
        var row = await service.AskAsync(Asked);

        var report = await WhyAsync(service, row, "/nowhere/");

        report.Cause.ShouldBe(FailureCause.RetrievalMiss);
        report.Because.ShouldContain("/nowhere/ is not in the index");
    }

    [Fact]
    public async Task Documentation_that_no_attempt_answers_from_is_a_gap()
    {
        await using var service = new LoggedService(_ => None, _ => None);
        service.Prompt(1, "Answer.");
        service.Prompt(2, "Answer well.");
        await service.IngestAsync();
        var row = await service.AskAsync(Asked);

        var report = await WhyAsync(service, row);

        (report.Cause, report.IsThin).ShouldBe((FailureCause.DocsGap, false), report.Because);
        report.Attempts.Where(attempt => attempt.Skipped is not null).Select(attempt => attempt.Kind).ShouldBe([AttemptKind.RightPage]);
        report.NearestPages.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Another_model_that_answers_the_same_messages_is_a_model_fault()
    {
        await using var service = new LoggedService(_ => None, _ => Right);
        service.Prompt(1, "Answer.");
        await service.IngestAsync();
        var row = await service.AskAsync(Asked);

        var report = await WhyAsync(service, row);

        report.Cause.ShouldBe(FailureCause.ModelFault, report.Because);
        report.Next[0].ShouldContain("--model \"model-2\"");
        service.Sent(1).ShouldHaveSingleItem().ShouldBe(service.Sent()[0]);
    }

    [Fact]
    public async Task A_model_that_answers_the_second_time_is_unsteady()
    {
        var calls = 0;
        await using var service = new LoggedService(_ => Interlocked.Increment(ref calls) == 1 ? None : Right);
        service.Prompt(1, "Answer.");
        await service.IngestAsync();

        var report = await WhyAsync(service, await service.AskAsync(Asked));

        (report.Cause, report.IsThin, report.Decided).ShouldBe((FailureCause.ModelFault, true, AttemptKind.Again), report.Because);
    }

    [Fact]
    public async Task An_answer_that_holds_is_no_failure_until_a_reference_says_that_it_says_little()
    {
        await using var service = new LoggedService(_ => Right);
        service.Prompt(1, "Answer.");
        await service.IngestAsync();
        var row = await service.AskAsync(Asked);

        (await WhyAsync(service, row)).Cause.ShouldBe(FailureCause.NotAFailure);
        (await WhyAsync(service, row, reference: "Change the port with `port` in lantern.toml.")).ShouldSatisfyAllConditions(
            it => it.Cause.ShouldBe(FailureCause.NotAFailure, it.Because), it => it.IsThin.ShouldBeFalse());
        (await WhyAsync(service, row, reference: "Ask your administrator, who keeps all addresses of every machine.")).Cause.ShouldBe(FailureCause.CannotTell);
    }

    [Fact]
    public async Task Without_a_language_model_the_ladder_says_what_it_cannot_find_and_calls_nobody()
    {
        await using var service = new LoggedService();
        service.Prompt(1, "Answer.");
        await service.IngestAsync();
        var row = await service.AskAsync("How do I bake sourdough bread in a stone oven at home?");
        row.Interaction.Outcome.ShouldBe(InteractionOutcome.NoAnswer);

        var gap = await WhyAsync(service, row);
        (gap.Cause, gap.IsThin, gap.Calls).ShouldBe((FailureCause.DocsGap, true, 0), gap.Because);
        gap.Notes.ShouldContain(note => note.Contains("extractive model", StringComparison.Ordinal));

        service.Doc("bread.md", "# Bake sourdough bread\n\n## In a stone oven at home\n\nBake sourdough bread in a stone oven at home for 40 minutes.\n");
        await service.IngestAsync();
        var closed = await WhyAsync(service, row);
        (closed.Cause, closed.Decided).ShouldBe((FailureCause.DocsGap, AttemptKind.TodaysIndex), closed.Because);
        closed.Because.ShouldContain("gap is closed");
    }

    [Fact]
    public async Task No_more_calls_are_made_than_allowed()
    {
        await using var service = new LoggedService(_ => None, _ => None);
        service.Prompt(1, "Answer.");
        service.Prompt(2, "Answer well.");
        await service.IngestAsync();
        var row = await service.AskAsync(Asked);
        var before = service.Sent().Count + service.Sent(1).Count;

        var (code, output, _) = await RunAsync(service, "why", row.Interaction.Id, "--most-calls", "2", "--json");

        code.ShouldBe(0);
        (service.Sent().Count + service.Sent(1).Count - before).ShouldBe(2);
        var json = JsonDocument.Parse(output).RootElement;
        json.GetProperty("calls").GetInt32().ShouldBe(2);
        json.GetProperty("cause").GetString().ShouldBe("docsGap");
        json.GetProperty("isThin").GetBoolean().ShouldBeTrue();
        json.GetProperty("attempts").EnumerateArray().Count(attempt => attempt.GetProperty("skipped").GetString()?.Contains("--most-calls", StringComparison.Ordinal) is true).ShouldBe(3);
    }

    [Fact]
    public async Task The_command_prints_the_verdict_the_attempts_and_the_next_step()
    {
        await using var service = new LoggedService(messages => messages.Contains("Refuse", StringComparison.Ordinal) ? None : Right);
        service.Prompt(1, "Answer.");
        service.Prompt(2, "Refuse.");
        await service.IngestAsync();
        var row = await service.AskAsync(Asked);

        var (code, output, errors) = await RunAsync(service, "why", row.Interaction.Id);

        (code, errors).ShouldBe((0, ""));
        output.ShouldContain("prompt fault: With answer@v1");
        output.ShouldContain("| * previous prompt |");
        output.ShouldContain("not tried, right page: nobody said which page is right.");
        output.ShouldContain("next: Look at what the versions say: lab prompts diff answer@v1 answer@v2");
        (await RunAsync(service, "why", row.Interaction.Id, "--most-calls", "-1")).Code.ShouldBe(2);
        (await RunAsync(service, "why", "no-such-id")).Code.ShouldBe(1);
    }

    [Fact]
    public async Task What_a_reviewer_said_of_the_answer_is_taken_for_the_right_page_and_the_reference()
    {
        await using var service = new LoggedService(messages => messages.Contains("socket number", StringComparison.Ordinal) ? "Give the socket number in `listen.conf`. [1]" : Right);
        service.Prompt(1, "Answer.");
        service.Doc("listening.md", "# Listening\n\n## Sockets\n\nGive the socket number in `listen.conf`.\n");
        await service.IngestAsync();
        var row = await service.AskAsync(Asked);
        await service.AlterLogAsync($"""
            INSERT INTO reviews (id, item_id, interaction_id, reviewer, reviewed_at, correctness, pages, better)
            VALUES ('r1', 'i1', '{row.Interaction.Id}', 'jo', '2026-11-22T10:00:00.0000000Z', 5, '[]', NULL),
                   ('r2', 'i1', '{row.Interaction.Id}', 'mo', '2026-11-22T11:00:00.0000000Z', 1, '["docs:listening.md"]', 'Give the socket number in listen.conf.')
            """);

        var report = await WhyAsync(service, row);

        report.Cause.ShouldBe(FailureCause.RetrievalMiss, report.Because);
        report.RightPage.ShouldNotBeNull().ShouldSatisfyAllConditions(page => page.SaidBy.ShouldBe("a review"), page => page.Url.ShouldBe("https://docs.lantern.dev/listening/"));
        report.Attempts[0].ReferenceShare.ShouldNotBeNull().ShouldBeLessThan(0.35);
    }

    [Fact]
    public async Task A_question_that_was_emptied_is_explained_as_far_as_the_row_goes()
    {
        await using var service = new LoggedService(_ => None);
        service.Prompt(1, "Answer.");
        await service.IngestAsync();
        await service.AskAsync(Asked);

        var report = await WhyAsync(service, await service.AlterLogAsync("UPDATE interactions SET question = '', history = '[]'"));

        (report.Cause, report.Calls).ShouldBe((FailureCause.CannotTell, 0));
        report.Notes.ShouldContain(note => note.Contains("retention", StringComparison.Ordinal));
    }

    private static async Task<AttributionReport> WhyAsync(LoggedService service, InteractionRecord row, string? page = null, string? reference = null)
    {
        await using var engine = service.Open();
        return await new AttributionService(engine).ExplainAsync(row, new AttributionRequest { Page = page, Reference = reference }, Stop);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(LoggedService service, params string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await LabCommandLine.RunAsync([.. args, .. service.Places], output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
