using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace Dashboard.Core.Terms.Diff;

/// <summary>Finds for each new sentence the old one it comes from: in place, moved, or in other words.</summary>
internal sealed class SentencePairs
{
    private const double AlikeNearby = 0.5;
    private const double AlikeAnywhere = 0.7;
    private const int WordsToMove = 4;
    private const int WordsToFindAnywhere = 7;

    private readonly IReadOnlyList<Sentence> _before;
    private readonly IReadOnlyList<Sentence> _after;

    private SentencePairs(IReadOnlyList<Sentence> before, IReadOnlyList<Sentence> after)
    {
        (_before, _after) = (before, after);
        BeforeOf = new int[after.Count];
        Array.Fill(BeforeOf, -1);
        KeepsPlace = new bool[after.Count];
        SameInSum = new bool[after.Count];
        Taken = new bool[before.Count];
    }

    /// <summary>For each new sentence the index of its old one, or -1.</summary>
    public int[] BeforeOf { get; }

    /// <summary>Both stand at the same place of the order.</summary>
    public bool[] KeepsPlace { get; }

    /// <summary>Cut differently, but with the words around it unchanged.</summary>
    public bool[] SameInSum { get; }

    /// <summary>For each old sentence whether it lives on.</summary>
    public bool[] Taken { get; }

    public static SentencePairs Match(IReadOnlyList<Sentence> before, IReadOnlyList<Sentence> after)
    {
        var pairs = new SentencePairs(before, after);
        var blocks = pairs.PairEqual();
        foreach (var block in blocks)
            pairs.PairSameInSum(block);

        pairs.PairMoved();
        foreach (var block in blocks)
            pairs.PairAlike(Free(block.DeleteStartA, block.DeleteCountA, pairs.IsFreeBefore), Free(block.InsertStartB, block.InsertCountB, pairs.IsFreeAfter), AlikeNearby, 1, inPlace: true);

        pairs.PairAlike(Free(0, before.Count, pairs.IsFreeBefore), Free(0, after.Count, pairs.IsFreeAfter), AlikeAnywhere, WordsToFindAnywhere, inPlace: false);
        return pairs;
    }

    private bool IsFreeBefore(int i) => !Taken[i];

    private bool IsFreeAfter(int i) => BeforeOf[i] < 0 && !SameInSum[i];

    private IList<DiffBlock> PairEqual()
    {
        // Joined text knows no difference between no line and one empty line.
        IList<DiffBlock> blocks = _before.Count == 0 || _after.Count == 0
            ? [new DiffBlock(0, _before.Count, 0, _after.Count)]
            : Differ.Instance.CreateDiffs(Joined(_before), Joined(_after), ignoreWhiteSpace: false, ignoreCase: false, LineChunker.Instance).DiffBlocks;
        var (old, now) = (0, 0);
        foreach (var block in blocks.Append(new DiffBlock(_before.Count, 0, _after.Count, 0)))
        {
            while (old < block.DeleteStartA)
                Pair(old++, now++, inPlace: true);

            old += block.DeleteCountA;
            now += block.InsertCountB;
        }

        return blocks;
    }

    /// <summary>Line breaks moved: the words of the block are the same, only cut elsewhere.</summary>
    private void PairSameInSum(DiffBlock block)
    {
        var old = string.Join(' ', _before.Skip(block.DeleteStartA).Take(block.DeleteCountA).SelectMany(WithoutLetters));
        var now = string.Join(' ', _after.Skip(block.InsertStartB).Take(block.InsertCountB).SelectMany(WithoutLetters));
        if (old.Length == 0 || old != now)
            return;

        Array.Fill(Taken, true, block.DeleteStartA, block.DeleteCountA);
        Array.Fill(SameInSum, true, block.InsertStartB, block.InsertCountB);
    }

    /// <summary>The letters of a list that was run together: a. b. c.</summary>
    private static IEnumerable<string> WithoutLetters(Sentence sentence) => sentence.Key.Split(' ').Where(w => w.Length > 1 || !char.IsAsciiLetter(w[0]));

    private void PairMoved()
    {
        var homeless = Free(0, _before.Count, IsFreeBefore).GroupBy(i => _before[i].Key).ToDictionary(g => g.Key, g => new Queue<int>(g));
        foreach (var now in Free(0, _after.Count, IsFreeAfter))
        {
            if (homeless.TryGetValue(_after[now].Key, out var homes) && homes.TryDequeue(out var old) && WordBag.CountIn(_after[now].Key) >= WordsToMove)
                Pair(old, now, inPlace: false);
        }
    }

    private void PairAlike(List<int> olds, List<int> nows, double least, int leastWords, bool inPlace)
    {
        var oldBags = olds.ConvertAll(i => WordBag.Of(_before[i].Key));
        var nowBags = nows.ConvertAll(i => WordBag.Of(_after[i].Key));
        var alike = new List<(double Likeness, int Old, int Now)>();
        for (var o = 0; o < olds.Count; o++)
        {
            for (var n = 0; n < nows.Count; n++)
            {
                if (_before[olds[o]].IsHeading == _after[nows[n]].IsHeading && Math.Min(oldBags[o].Count, nowBags[n].Count) >= leastWords
                    && oldBags[o].Likeness(nowBags[n]) is var likeness && likeness >= least)
                    alike.Add((likeness, olds[o], nows[n]));
            }
        }

        foreach (var (_, old, now) in alike.OrderByDescending(a => a.Likeness).ThenBy(a => Math.Abs(a.Old - a.Now)))
        {
            if (IsFreeBefore(old) && IsFreeAfter(now))
                Pair(old, now, inPlace);
        }
    }

    private void Pair(int old, int now, bool inPlace)
    {
        BeforeOf[now] = old;
        Taken[old] = true;
        KeepsPlace[now] = inPlace;
    }

    private static List<int> Free(int start, int count, Func<int, bool> isFree) => [.. Enumerable.Range(start, count).Where(isFree)];

    private static string Joined(IReadOnlyList<Sentence> sentences) => string.Join('\n', sentences.Select(s => s.Key));
}
