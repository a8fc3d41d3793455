using System.Diagnostics;
using System.Globalization;

namespace DocsBot.Lab.Reports;

/// <summary>
/// Tells on standard error what a long evaluation is doing, at most every few seconds, so that a short one stays silent. When asked to be verbose, it tells
/// how long each step took and how much memory the process has needed at most.
/// </summary>
/// <param name="errors">Where to.</param>
/// <param name="time">The clock.</param>
/// <param name="verbose">Whether each step is told.</param>
internal sealed class EvaluationLog(TextWriter errors, TimeProvider time, bool verbose)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private long _toldAt = time.GetTimestamp();

    /// <summary>Says how far a step is, unless something was said just now.</summary>
    public void Tell(string set, string step, int done, int total)
    {
        lock (_gate)
        {
            if (time.GetElapsedTime(_toldAt) >= Pause)
            {
                Write($"{set}: {step}, {done:N0} of {total:N0}");
            }
        }
    }

    /// <summary>Does a step and, when verbose, says how long it took.</summary>
    public async Task<T> StepAsync<T>(string set, string step, Func<Task<T>> work)
    {
        var started = time.GetTimestamp();
        var result = await work();
        if (verbose)
        {
            using var process = Process.GetCurrentProcess();
            lock (_gate)
            {
                Write($"{set}: {step}: {time.GetElapsedTime(started).TotalSeconds:F1} s; peak memory so far {process.PeakWorkingSet64 / (1 << 20):N0} MB");
            }
        }

        return result;
    }

    /// <summary>Says something that the reader must know.</summary>
    public void Warn(string message)
    {
        lock (_gate)
        {
            errors.WriteLine(message);
        }
    }

    private void Write(FormattableString line)
    {
        errors.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        _toldAt = time.GetTimestamp();
    }
}
