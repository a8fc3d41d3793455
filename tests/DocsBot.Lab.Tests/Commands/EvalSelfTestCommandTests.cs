using DocsBot.Lab.Commands;
using DocsBot.Lab.Evaluation.SelfTest;
using DocsBot.Lab.Reports;

namespace DocsBot.Lab.Tests.Commands;

public sealed class EvalSelfTestCommandTests
{
    [Fact]
    public async Task The_statistics_keep_what_they_promise_on_simulated_evaluations()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();

        var code = await LabCommandLine.RunAsync(["eval", "selftest", "--runs", "40"], output, errors);

        errors.ToString().ShouldBeEmpty();
        code.ShouldBe(0);
        output.ToString().ShouldContain("coverage: ");
        output.ToString().ShouldContain("| binary |        30 |   40 |");
    }

    [Fact]
    public async Task No_runs_are_a_wrong_command_line()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();

        (await LabCommandLine.RunAsync(["eval", "selftest", "--runs", "0"], output, errors)).ShouldBe(2);
        errors.ToString().ShouldContain("whole number from 1");
    }

    [Theory]
    [InlineData(0.04, 0.95, "")]
    [InlineData(0.051, 0.95, "too many false alarms")]
    [InlineData(0.04, 0.92, "do not hold the truth")]
    [InlineData(0.04, 0.98, "do not hold the truth")]
    public void What_is_outside_of_the_bounds_is_told(double alarms, double coverage, string told)
    {
        var faults = SelfTestReport.Write([new SelfTestRow(ScoreKind.Binary, 30, 1_000, alarms, coverage, 0.5, 0.1)], TextWriter.Null);

        string.Join(' ', faults).ShouldContain(told);
        faults.Count.ShouldBe(told.Length == 0 ? 0 : 1);
    }
}
