using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration.Json;

namespace DocsBot.Chat.Configuration;

/// <summary>Reads a section of the configuration strictly: an unknown key, a value that does not parse and a value out of range each fail by name.</summary>
public static class ConfigurationCheck
{
    private static readonly string[] HostSections = ["Logging", "AllowedHosts", "Kestrel", "Urls"];

    /// <summary>Binds and checks a section.</summary>
    /// <exception cref="ConfigurationException">Something in the section is wrong; all faults of the section are named.</exception>
    public static T Read<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        var known = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => property.Name).ToArray();
        foreach (var child in configuration.GetSection(section).GetChildren())
        {
            if (!known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                throw new ConfigurationException($"Unknown configuration key {section}:{child.Key}. {Suggest(child.Key, known, name => $"{section}:{name}")}");
            }
        }

        var options = new T();
        try
        {
            configuration.GetSection(section).Bind(options);
        }
        catch (InvalidOperationException fault)
        {
            throw new ConfigurationException($"{fault.Message} {WhereToSet(section)}", fault);
        }

        var faults = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true))
        {
            throw new ConfigurationException(string.Join(Environment.NewLine, faults.Select(fault => Describe(fault, options, section))));
        }

        return options;
    }

    /// <summary>Fails on a section in a JSON file that nothing reads. Environment variables are not looked at: most of them are not for DocsBot.</summary>
    /// <exception cref="ConfigurationException">There is an unknown section.</exception>
    public static void RequireKnownSections(IConfigurationRoot configuration, IReadOnlyCollection<string> sections)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        string[] known = [.. sections, .. HostSections];
        foreach (var file in configuration.Providers.OfType<JsonConfigurationProvider>())
        {
            foreach (var key in file.GetChildKeys([], parentPath: null).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (!known.Contains(key, StringComparer.OrdinalIgnoreCase))
                {
                    throw new ConfigurationException($"Unknown configuration section {key} in {file.Source.Path}. {Suggest(key, known, name => name)}");
                }
            }
        }
    }

    private static string Describe(ValidationResult fault, object options, string section)
    {
        var member = fault.MemberNames.FirstOrDefault() ?? "?";
        var value = options.GetType().GetProperty(member)?.GetValue(options);
        return $"{section}:{member} is {value ?? "not set"}: {fault.ErrorMessage} {WhereToSet($"{section}:{member}")}";
    }

    private static string WhereToSet(string key) =>
        $"Set {key} in appsettings.json or as the environment variable {key.Replace(":", "__", StringComparison.Ordinal)}.";

    private static string Suggest(string key, IReadOnlyCollection<string> known, Func<string, string> name)
    {
        var nearest = known.MinBy(candidate => Distance(candidate.ToUpperInvariant(), key.ToUpperInvariant()))!;
        return Distance(nearest.ToUpperInvariant(), key.ToUpperInvariant()) <= Math.Max(2, key.Length / 3)
            ? $"Did you mean {name(nearest)}?"
            : $"Known: {string.Join(", ", known.Order(StringComparer.Ordinal).Select(name))}.";
    }

    /// <summary>Levenshtein's edit distance.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
