using System.Globalization;
using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts.Lineage;

/// <summary>Reads a promotion or a roll-back of <c>versions.yaml</c>.</summary>
internal static class ChangeFields
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly string[] Keys = ["at", "did", "domain", "from", "to", "experiment", "share", "by", "why", "run", "accepted"];

    /// <summary>How the file names a kind of change.</summary>
    public static string NameOf(PromptChangeKind kind) => kind switch
    {
        PromptChangeKind.Experiment => "experiment",
        PromptChangeKind.Promoted => "promoted",
        PromptChangeKind.RolledBack => "rolled-back",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It is no kind of change."),
    };

    /// <summary>Reads a change.</summary>
    /// <exception cref="PromptException">It is wrong.</exception>
    public static PromptChange Read(YamlFields fields)
    {
        fields.RequireKnown(Keys);
        return new PromptChange
        {
            At = DateTimeOffset.TryParseExact(fields.RequiredText("at"), Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
                ? at
                : throw fields.Error("at", $"'at' is '{fields.Text("at")}'. Write an instant as 2026-01-31T12:00:00Z."),
            Kind = Kind(fields),
            Domain = fields.RequiredText("domain"),
            From = EvaluationFields.ReferenceIn(fields, "from"),
            To = EvaluationFields.ReferenceIn(fields, "to"),
            Experiment = fields.Text("experiment"),
            Share = Share(fields),
            By = fields.RequiredText("by"),
            Why = fields.Text("why"),
            Run = fields.Text("run"),
            Accepted = fields.Texts("accepted"),
        };
    }

    private static PromptChangeKind Kind(YamlFields fields)
    {
        var text = fields.RequiredText("did");
        foreach (var kind in Enum.GetValues<PromptChangeKind>())
        {
            if (NameOf(kind) == text)
            {
                return kind;
            }
        }

        throw fields.Error("did", $"'did' is '{text}'. Known: {string.Join(", ", Enum.GetValues<PromptChangeKind>().Select(NameOf))}.");
    }

    private static double? Share(YamlFields fields)
    {
        if (fields.Text("share") is not { } text)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is > 0 and < 1
            ? share
            : throw fields.Error("share", $"'share' is '{text}'. Write a number over 0 and under 1.");
    }
}
