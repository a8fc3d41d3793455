using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DocsBot.Core.Routing;

/// <summary>
/// Where a conversation lies in an experiment: the first 53 bits, big-endian, of the SHA-256 of the experiment's name, a line feed and the conversation's id in
/// UTF-8, divided by 2^53. Every replica finds the same point, and the points of two experiments have nothing to do with each other.
/// </summary>
public static class ExperimentPoint
{
    private const int Bits = 53;

    /// <summary>The point, from 0 up to and without 1.</summary>
    /// <param name="experiment">The experiment's name.</param>
    /// <param name="conversationId">The conversation.</param>
    public static double Of(string experiment, string conversationId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{experiment}\n{conversationId}"));
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> (64 - Bits)) / (double)(1L << Bits);
    }
}
