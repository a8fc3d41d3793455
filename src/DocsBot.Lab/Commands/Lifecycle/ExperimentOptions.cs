using System.CommandLine;
using System.Globalization;
using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;
using DocsBot.Lab.Lifecycle;
using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Commands.Lifecycle;

/// <summary>The options of <c>promote</c> that say how its experiment runs.</summary>
internal sealed class ExperimentOptions
{
    private readonly Option<string?> _share = new Option<string?>("--experiment") { Description = "The share of the conversations that the version gets, such as 20%; all questions without it.", HelpName = "PERCENT" };
    private readonly Option<string?> _name = new Option<string?>("--name") { Description = "The experiment's name; one such as answer-v4 without it." };
    private readonly Option<int?> _sample = new Option<int?>("--minimum-sample") { Description = "From how many answers on the version is judged. Default 200.", HelpName = "N" };
    private readonly Option<int?> _ratings = new Option<int?>("--minimum-ratings") { Description = "From how many ratings on its thumbs are judged. Default 30.", HelpName = "N" };
    private readonly Option<double?> _errors = new Option<double?>("--error-rate") { Description = "The largest share of failed answers. Default 0.05, or more where the version in force has as many.", HelpName = "SHARE" };
    private readonly Option<double?> _thumbs = new Option<double?>("--thumbs-down-rate") { Description = "The largest share of thumbs down. Default 0.3, or more where the version in force has as many.", HelpName = "SHARE" };
    private readonly Option<double?> _cost = new Option<double?>("--cost-per-answer") { Description = "The largest mean cost of an answer. Default: three times that of the version in force, where it is known.", HelpName = "COST" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _share, _name, _sample, _ratings, _errors, _thumbs, _cost })
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            var others = new Option[] { _name, _sample, _ratings, _errors, _thumbs, _cost };
            if (result.GetResult(_share) is null && Array.Find(others, option => result.GetResult(option) is { Implicit: false }) is { } given)
            {
                result.AddError($"{given.Name} belongs to an experiment. Name its share too, such as --experiment 20%.");
            }
        });
    }

    /// <summary>Whether an experiment is asked for.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_share) is not null;

    /// <summary>The experiment that is asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="folder">The folder, for a name that is free.</param>
    /// <param name="arm">The version.</param>
    /// <param name="control">The version in force.</param>
    /// <param name="usual">The guardrails where none are named.</param>
    /// <exception cref="PromptException">A value is wrong.</exception>
    public PromptExperiment Read(ParseResult parsed, PromptFolder folder, PromptId arm, PromptId control, Guardrails usual)
    {
        var share = ShareOf(parsed.GetValue(_share)!);
        var (armReference, controlReference) = (DomainChoice.ReferenceTo(arm), DomainChoice.ReferenceTo(control));
        var plain = new PromptExperiment
        {
            Name = NameFor(parsed, folder, arm),
            Control = controlReference,
            Arms = [new ExperimentArm(controlReference, 100 - share), new ExperimentArm(armReference, share)],
        };
        return plain with
        {
            MinimumSample = AtLeastOne(parsed, _sample) ?? plain.MinimumSample,
            MinimumRatings = AtLeastOne(parsed, _ratings) ?? plain.MinimumRatings,
            Guardrails = new Guardrails
            {
                ErrorRate = NotNegative(parsed, _errors, 1) ?? usual.ErrorRate,
                ThumbsDownRate = NotNegative(parsed, _thumbs, 1) ?? usual.ThumbsDownRate,
                CostPerAnswer = NotNegative(parsed, _cost, 1_000_000) ?? usual.CostPerAnswer,
            },
        };
    }

    private static double ShareOf(string text) =>
        text.EndsWith('%') && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0.01 and <= 99.99
            ? Math.Round(share, 2)
            : throw new PromptException($"--experiment is '{text}'. Write a share of the conversations over 0% and under 100%, such as 20%.");

    private string NameFor(ParseResult parsed, PromptFolder folder, PromptId arm)
    {
        if (parsed.GetValue(_name) is not { } name)
        {
            return LineageTrail.NewName(folder, arm);
        }

        return LineageTrail.HasExperiment(folder, name)
            ? throw new PromptException($"There was an experiment {name} before, and its figures are kept under this name. Give another one with --name, such as {LineageTrail.NewName(folder, arm)}.")
            : name;
    }

    private static int? AtLeastOne(ParseResult parsed, Option<int?> option) => parsed.GetValue(option) is { } value && value < 1
        ? throw new PromptException($"{option.Name} is {value}. Write a number from 1.")
        : parsed.GetValue(option);

    private static double? NotNegative(ParseResult parsed, Option<double?> option, double most) => parsed.GetValue(option) is { } value && !(value >= 0 && value <= most)
        ? throw new PromptException(string.Create(CultureInfo.InvariantCulture, $"{option.Name} is {value}. Write a number from 0 to {most}."))
        : parsed.GetValue(option);
}
