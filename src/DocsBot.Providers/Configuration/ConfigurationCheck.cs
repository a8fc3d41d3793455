using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;

namespace DocsBot.Providers.Configuration;

/// <summary>Reads a section of the configuration strictly: an unknown key, a value that does not parse and a value out of range each fail by name.</summary>
public static class ConfigurationCheck
{
    private static readonly string[] HostSections = ["Logging", "AllowedHosts", "Kestrel", "Urls"];

    /// <summary>Binds and checks a section.</summary>
    /// <exception cref="ConfigurationException">Something in the section is wrong; all faults of the section are named.</exception>
    public static T Read<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        RequireKnownKeys(configuration.GetSection(section), typeof(T));
        var options = new T();
        try
        {
            configuration.GetSection(section).Bind(options);
        }
        catch (InvalidOperationException fault)
        {
            throw new ConfigurationException($"{fault.Message} {WhereToSet(section)}", fault);
        }

        var faults = FaultsOf(options, section).ToList();
        if (faults.Count > 0)
        {
            throw new ConfigurationException(string.Join(Environment.NewLine, faults));
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

    private static void RequireKnownKeys(IConfigurationSection section, Type type)
    {
        var known = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (!known.TryGetValue(child.Key, out var property))
            {
                throw new ConfigurationException($"Unknown configuration key {child.Path}. {Suggest(child.Key, known.Keys, name => $"{section.Path}:{name}")}");
            }

            if (ElementOf(property) is { } element)
            {
                foreach (var item in child.GetChildren())
                {
                    RequireKnownKeys(item, element);
                }
            }
        }
    }

    /// <summary>The type of the options in a list of options; null for any other property.</summary>
    private static Type? ElementOf(PropertyInfo property) =>
        property.PropertyType.IsArray && property.PropertyType.GetElementType() is { IsClass: true } element && element != typeof(string) ? element : null;

    private static IEnumerable<string> FaultsOf(object options, string path)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        return faults.Select(fault => Describe(fault, options, path)).Concat(options.GetType().GetProperties()
            .Where(property => ElementOf(property) is not null)
            .SelectMany(property => ((object[])property.GetValue(options)!).SelectMany((item, i) => FaultsOf(item, $"{path}:{property.Name}:{i}"))));
    }

    private static string Describe(ValidationResult fault, object options, string section)
    {
        var member = fault.MemberNames.FirstOrDefault() ?? "?";
        var value = options.GetType().GetProperty(member)?.GetValue(options);
        return $"{section}:{member} is {(IsSecret(member) ? "wrong" : value ?? "not set")}: {fault.ErrorMessage} {WhereToSet($"{section}:{member}")}";
    }

    /// <summary>Whether a value is never shown.</summary>
    private static bool IsSecret(string member) => member.EndsWith("Key", StringComparison.Ordinal) || member.EndsWith("ConnectionString", StringComparison.Ordinal);

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
