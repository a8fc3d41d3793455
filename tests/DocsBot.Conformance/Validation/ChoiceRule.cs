using System.Text.Json;

namespace DocsBot.Conformance.Validation;

/// <summary>One of several alternatives. Each is closed for itself: keys of two alternatives in one object are refused, because the server reads the first that fits and drops the rest.</summary>
/// <param name="alternatives">What the value may be.</param>
/// <param name="onlyOne">Whether no second one may fit as well (<c>oneOf</c>).</param>
internal sealed class ChoiceRule(IReadOnlyList<SchemaRule> alternatives, bool onlyOne) : SchemaRule
{
    public override SchemaFault? Check(JsonElement value)
    {
        SchemaFault? nearest = null;
        var fitting = 0;
        foreach (var alternative in alternatives)
        {
            if (alternative.Check(value) is not { } fault)
            {
                fitting++;
                if (!onlyOne)
                {
                    return null;
                }
            }
            else if (nearest is null || fault.Nearness > nearest.Nearness)
            {
                nearest = fault;
            }
        }

        return fitting switch
        {
            1 => null,
            0 => nearest,
            _ => new SchemaFault("", "fits more than one alternative", SchemaFault.WrongValue),
        };
    }
}
