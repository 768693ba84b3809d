using System.Threading;

namespace PrimeFactors
{
    /// <summary>Splits a number into two factors; <c>false</c> when it is a prime.</summary>
    public delegate bool FactorizeCaller(int number, ref int smaller, ref int greater);

    /// <summary>Looks for factors, slowly.</summary>
    public class Factorizer
    {
        /// <summary>Finds the least prime factor and its cofactor; leaves both as they are for a prime.</summary>
        public bool Factorize(int number, ref int smaller, ref int greater)
        {
            Thread.Sleep(20); // stands for the work on a great number

            for (int candidate = 2; candidate * candidate <= number; candidate++)
            {
                if (number % candidate == 0)
                {
                    smaller = candidate;
                    greater = number / candidate;
                    return true;
                }
            }

            return false;
        }
    }
}
