using DocsBot.Providers.Diagnosis;

namespace DocsBot.Ingest;

/// <summary>Looks at everything that is configured and prints what is right, what is wrong and how to mend it.</summary>
/// <param name="examinations">What is looked at, in order.</param>
internal sealed class Doctor(IReadOnlyList<IExamination> examinations)
{
    /// <summary>Looks.</summary>
    /// <returns>An exit code, see <see cref="ExitCodes"/>.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var wrong = 0;
        foreach (var examination in examinations)
        {
            Console.Out.WriteLine(examination.Subject);
            await foreach (var finding in examination.RunAsync(cancellationToken))
            {
                wrong += finding.Level == FindingLevel.Wrong ? 1 : 0;
                Console.Out.WriteLine($"  {Mark(finding.Level)} {finding.What}");
            }
        }

        Console.Out.WriteLine(wrong switch { 0 => "All is well.", 1 => "One thing is wrong.", _ => $"{wrong} things are wrong." });
        return wrong == 0 ? ExitCodes.Ok : ExitCodes.SomethingWrong;
    }

    private static string Mark(FindingLevel level) => level switch
    {
        FindingLevel.Ok => "ok   ",
        FindingLevel.Notice => "note ",
        _ => "WRONG",
    };
}
