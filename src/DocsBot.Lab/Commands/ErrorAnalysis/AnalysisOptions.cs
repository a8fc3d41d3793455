using System.CommandLine;

namespace DocsBot.Lab.Commands.ErrorAnalysis;

/// <summary>Options that the commands over the log share.</summary>
internal static class AnalysisOptions
{
    public static Option<int> Days() => Positive(new Option<int>("--days") { Description = "How many days back from now.", HelpName = "N", DefaultValueFactory = _ => 30 });

    public static Option<int> Most() => Positive(new Option<int>("--most") { Description = "How many to show.", HelpName = "N", DefaultValueFactory = _ => 20 });

    public static Option<bool> Json() => new Option<bool>("--json") { Description = "Prints one JSON object." };

    private static Option<int> Positive(Option<int> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var number) || number < 1))
            {
                result.AddError($"{option.Name} needs a whole number from 1.");
            }
        });
        return option;
    }
}
