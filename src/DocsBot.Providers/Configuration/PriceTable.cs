using System.Globalization;
using DocsBot.Core.Answering;
using Microsoft.Extensions.Configuration;

namespace DocsBot.Providers.Configuration;

/// <summary>
/// What models cost, by name; configuration section <c>Prices</c>, for example <c>Prices:gpt-4.1-mini:InputPerMillion</c>. The numbers have no currency. A
/// model without a price has no cost in the interaction log.
/// </summary>
public sealed class PriceTable
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Prices";

    private static readonly string[] Keys = [nameof(ModelPrice.InputPerMillion), nameof(ModelPrice.OutputPerMillion), nameof(ModelPrice.CachedInputPerMillion)];
    private readonly Dictionary<string, ModelPrice> _prices;

    private PriceTable(Dictionary<string, ModelPrice> prices)
    {
        _prices = prices;
    }

    /// <summary>Reads the section.</summary>
    /// <exception cref="ConfigurationException">A key is unknown or missing, or a price is no number from 0 on.</exception>
    public static PriceTable Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var values = new Dictionary<string, Dictionary<string, decimal>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (path, text) in configuration.GetSection(SectionName).AsEnumerable(makePathsRelative: true))
        {
            if (text is null)
            {
                continue;
            }

            // The last part is the key: the name of a model may hold colons of its own, as llama3.2:3b does.
            var colon = path.LastIndexOf(':');
            var key = Keys.FirstOrDefault(known => string.Equals(known, path[(colon + 1)..], StringComparison.OrdinalIgnoreCase));
            if (colon < 1 || key is null)
            {
                throw new ConfigurationException($"Unknown configuration key {SectionName}:{path}. A price is written as {string.Join(", ", Keys.Select(known => $"{SectionName}:MODEL:{known}"))}.");
            }

            if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price))
            {
                throw new ConfigurationException($"{SectionName}:{path} is {text}: it must be a number from 0 on, such as 0.15, for a million tokens.");
            }

            if (!values.TryGetValue(path[..colon], out var model))
            {
                values[path[..colon]] = model = new Dictionary<string, decimal>(StringComparer.Ordinal);
            }

            model[key] = price;
        }

        return new PriceTable(values.ToDictionary(entry => entry.Key, entry => PriceOf(entry.Key, entry.Value), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The price of a model, or null when none is configured.</summary>
    /// <param name="model">Its name as the provider knows it.</param>
    public ModelPrice? Find(string model) => _prices.GetValueOrDefault(model);

    private static ModelPrice PriceOf(string model, Dictionary<string, decimal> values)
    {
        foreach (var required in Keys.Take(2).Where(key => !values.ContainsKey(key)))
        {
            throw new ConfigurationException($"{SectionName}:{model}:{required} is missing. Set it to the price of a million tokens; 0 when they cost nothing.");
        }

        return new ModelPrice(values[Keys[0]], values[Keys[1]], values.TryGetValue(Keys[2], out var cached) ? cached : null);
    }
}
