using System.CommandLine;
using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Lifecycle;
using DocsBot.Lab.Lifecycle.Experiments;
using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Commands.Lifecycle;

/// <summary><c>promote</c>: a version gets a share of the conversations, or all of them, when an evaluation speaks for it.</summary>
internal sealed class PromoteCommand
{
    private readonly Argument<string> _version = new("version") { Description = "A version such as answer@v4." };
    private readonly Option<string[]> _accepted = new Option<string[]>("--accept-worse") { Description = "A metric that may be worse, with --why; may be repeated.", HelpName = "METRIC", DefaultValueFactory = _ => [] };
    private readonly Option<int> _questions = new Option<int>("--least-questions") { Description = "The fewest questions that both versions must have answered in the evaluation.", HelpName = "N", DefaultValueFactory = _ => PromotionRequest.UsualQuestions };
    private readonly Option<bool> _early = new Option<bool>("--early") { Description = "Ends an experiment before its minimum sample is reached." };
    private readonly Option<string?> _domain = LifecycleCommand.Domain();
    private readonly Option<string?> _by = LifecycleCommand.By();
    private readonly Option<string?> _why = LifecycleCommand.Why();
    private readonly Option<bool> _dryRun = LifecycleCommand.DryRun();
    private readonly ExperimentOptions _experiment = new();
    private readonly LabOptions _places = new();

    private PromoteCommand()
    {
    }

    public static Command Create()
    {
        var promote = new PromoteCommand();
        var command = new Command("promote", "Lets a version answer a share of the conversations, or all, when an evaluation speaks for it.")
        {
            promote._version, promote._domain, promote._accepted, promote._questions, promote._early, promote._why, promote._by, promote._dryRun,
        };
        promote._experiment.AddTo(command);
        promote._places.AddTo(command);
        command.SetAction((parsed, cancellationToken) => LifecycleCommand.GuardAsync(parsed, (output, errors) => promote.RunAsync(parsed, output, errors, cancellationToken)));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        await using var engine = LabEngine.Open(_places.Read(parsed));
        var candidate = FindVersion(engine.Folder, parsed.GetRequiredValue(_version));
        var domain = DomainChoice.Find(engine.Prompts.Routing, parsed.GetValue(_domain), candidate.Id.Name);
        var inForce = DomainChoice.InForce(engine.Prompts, domain);
        if (candidate.Id == inForce)
        {
            output.WriteLine(domain.Experiment is { } running
                ? $"{candidate.Id} is the control of the experiment {running.Name}. To end the experiment: lab rollback {domain.Name} --why \"…\""
                : $"{candidate.Id} answers the domain {domain.Name} already.");
            return 0;
        }

        var request = await ReadAsync(parsed, engine, candidate, domain, inForce, cancellationToken);
        Show(request, output);
        var refusals = PromotionRules.Refusals(request);
        if (refusals.Count > 0)
        {
            errors.WriteLine($"{candidate.Id} is not promoted:");
            foreach (var refusal in refusals)
            {
                errors.WriteLine($"- {refusal}");
            }

            return 1;
        }

        return LifecycleCommand.Finish(Promotion.Plan(request, TimeProvider.System.GetUtcNow()), parsed.GetValue(_dryRun), output, errors);
    }

    private async Task<PromotionRequest> ReadAsync(ParseResult parsed, LabEngine engine, PromptEntry candidate, PromptDomain domain, PromptId inForce, CancellationToken cancellationToken)
    {
        var search = new EvidenceSearch(new EvaluationStore(engine.Data));
        var evidence = await search.FindAsync(candidate.Id, inForce, cancellationToken);
        var arms = new ArmReader(engine.Log);
        var isArm = domain.Experiment?.Arms.Any(arm => arm.Prompt == DomainChoice.ReferenceTo(candidate.Id)) ?? false;
        return new PromotionRequest
        {
            Folder = engine.Folder,
            Candidate = candidate,
            Domain = domain,
            InForce = inForce,
            Evidence = evidence,
            NearestEvidence = evidence is null ? await search.NearestAsync(candidate.Id, inForce, cancellationToken) : null,
            Experiment = isArm ? await ExperimentResult.ReadAsync(arms, domain.Experiment!, candidate.Id, inForce, cancellationToken) : null,
            Begin = _experiment.IsGiven(parsed)
                ? _experiment.Read(parsed, engine.Folder, candidate.Id, inForce, GuardrailDefaults.For(await arms.ReadAsync(inForce, TimeProvider.System.GetUtcNow() - GuardrailDefaults.Past, cancellationToken)))
                : null,
            Accepted = parsed.GetValue(_accepted) ?? [],
            LeastQuestions = parsed.GetValue(_questions),
            IsEarly = parsed.GetValue(_early),
            By = parsed.GetValue(_by) ?? Environment.UserName,
            Why = parsed.GetValue(_why),
        };
    }

    private static void Show(PromotionRequest request, TextWriter output)
    {
        if (request.Evidence is { } evidence)
        {
            EvidenceText.Write(evidence, output);
        }

        if (request.Experiment is { } result)
        {
            ExperimentText.Write(result, output);
        }
    }

    private static PromptEntry FindVersion(PromptFolder folder, string version) => PromptReference.TryParse(version, out _)
        ? folder.Find(version)
        : throw new PromptException($"'{version}' is no version. Write the name and the number, as in answer@v4.");
}
