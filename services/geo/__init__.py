"""Where things are: points, distances, cubes and the names of places. Plain Python, no Django."""
