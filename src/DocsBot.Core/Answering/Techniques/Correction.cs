using Microsoft.Extensions.Logging;

namespace DocsBot.Core.Answering.Techniques;

/// <summary>
/// Has an answer mended whose citations did not hold, once, by the prompt that its template names. It is held back until then, so that the reader never sees a text
/// that is withdrawn.
/// </summary>
/// <param name="logger">Told of answers that could not be mended.</param>
internal sealed partial class Correction(ILogger logger)
{
    /// <summary>Has a finished answer checked and, where something is wrong with it, mended.</summary>
    /// <returns>The mended answer where it verifies better, else the answer.</returns>
    public async Task<ModelAnswer> MendAsync(ModelAnswer answer, AnswerModel model, AnswerDraft draft, AnswerSetting setting, CancellationToken cancellationToken)
    {
        if (answer.Problems.Count == 0 || draft.Prompts.Call(draft.Template.Techniques.Correction!) is not { } template)
        {
            return answer;
        }

        var asked = draft.For(template, arguments => arguments with { Answer = answer.Written, Problems = answer.Problems });
        var mended = new ModelAnswer("correct", model, asked, setting);
        try
        {
            await mended.FinishAsync(cancellationToken);
            return IsBetter(mended, answer) ? mended : answer;
        }
        catch (ModelUnavailableException fault)
        {
            Log.NotMended(logger, setting.Trace.InteractionId, fault.Message);
            return answer;
        }
    }

    /// <summary>
    /// Fewer problems, and no passage cited fewer: leaving out what was right is no improvement. That the passages do not answer is better than an answer which rests
    /// on none of them.
    /// </summary>
    private static bool IsBetter(ModelAnswer mended, ModelAnswer answer) =>
        mended.SaysNoAnswer ? answer.Citations.Count == 0 : mended.Problems.Count < answer.Problems.Count && mended.Citations.Count >= answer.Citations.Count;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Interaction {InteractionId}: the answer is shown as it was, because it could not be mended: {Fault}")]
        public static partial void NotMended(ILogger logger, string interactionId, string fault);
    }
}
